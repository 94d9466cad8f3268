import { listedKinds } from '../../packages/server/src/access/deciding.ts'
import { platformId } from '../../packages/server/src/ids.ts'
import type { Ask, Asked, Stage } from './asked.ts'
import { openRequest } from './made-first.ts'

/** A kind that the menu lists; of a blueprint without one, whatever could be asked for. */
function kindOf({ policy }: Stage): string {
  return listedKinds(policy)[0] ?? 'project'
}

/** The one who asks, as far as they are a person. */
const asker = ({ actor }: Stage) => `(select user_id from api_tokens where id = '${actor.ownToken}')`

/** Whoever asks is of the organization at home, unless they are of another; and so is somebody who may make things there. */
function joined(stage: Stage): string | null {
  const organization = stage.world.home.get('organization')
  if (listedKinds(stage.policy).length === 0 || organization === undefined) return null
  const { id } = organization.scope
  const colleague = stage.world.home.get('platform')?.strongest.id
  return `insert into memberships (user_id, scope_id, tenant_id, status, since, by)
      select u.id, '${id}', '${id}', 'active', now(), 'test' from users u
      where u.id in (${asker(stage)}, '${colleague}') and not exists (
        select from memberships m where m.user_id = u.id and m.tenant_id is not null and m.tenant_id <> '${id}')
      on conflict do nothing`
}

/** A thing of the organization at home. */
function thing(stage: Stage, owner: string, more = ''): Pick<Asked, 'first'> {
  const first = joined(stage)
  const tenant = stage.world.home.get('organization')?.scope.id
  return first === null
    ? {}
    : {
        first: `${first};
    insert into resources (id, kind, scope_id, tenant_id, owner_id, name, name_key, created_at)
      values ('${openRequest}', '${kindOf(stage)}', '${platformId}', '${tenant}', ${owner}, 'Größe', 'grösse', now())${more}`,
      }
}

const about =
  (
    of: (stage: Stage) => Pick<Asked, 'body'> & { readonly params?: Asked['params'] } = () => ({}),
    more?: (stage: Stage) => string,
  ): Ask =>
  (stage) => {
    const { params, ...sent } = of(stage)
    return [
      {
        ...{ way: 'one’s own', params: { kind: kindOf(stage), resourceId: openRequest, ...params } },
        ...thing(stage, asker(stage), more?.(stage)),
        ...sent,
      },
    ]
  }

const withMember = ({ world, place }: Stage) => (world.home.get('organization') ?? place).member.id

const shared = (stage: Stage) => `;
    insert into resource_shares (resource_id, tenant_id, relation, user_id, organization_id)
      select id, tenant_id, 'viewer', '${withMember(stage)}', '00000000-0000-0000-0000-000000000000' from resources where id = '${openRequest}'`

const offered = (by: (stage: Stage) => string, to: (stage: Stage) => string) => (stage: Stage) =>
  `;
    insert into resource_transfers (resource_id, tenant_id, to_user_id, offered_by, offered_at)
      select id, tenant_id, ${to(stage)}, ${by(stage)}, now() from resources where id = '${openRequest}' and ${to(stage)} is not null and ${by(stage)} is not null`

const colleague = ({ world, place }: Stage) => `'${(world.home.get('platform') ?? place).strongest.id}'::uuid`

const offer: Ask = (stage) => [
  {
    params: { resourceId: openRequest },
    ...thing(stage, colleague(stage), offered(colleague, asker)(stage)),
  },
]

const base = '/api/v1/scopes/{scopeId}'
const one = `${base}/resources/{kind}/{resourceId}`

/** About things that people own (C12). */
export const requestsAboutResources: Readonly<Record<string, Ask>> = {
  [`GET ${base}/resources/{kind}`]: (stage) => [{ params: { kind: kindOf(stage) } }],
  [`POST ${base}/resources/{kind}`]: (stage) => {
    const first = joined(stage)
    return [{ params: { kind: kindOf(stage) }, body: { name: '配達追跡' }, ...(first !== null && { first }) }]
  },
  [`GET ${one}`]: about(),
  [`PATCH ${one}`]: about(() => ({ body: { version: 1, name: 'Küchenplaner' } })),
  [`DELETE ${one}`]: about(),
  [`GET ${one}/shareable`]: about(),
  [`PUT ${one}/shares/{withId}`]: about((stage) => ({
    params: { withId: withMember(stage) },
    body: { relation: 'viewer' },
  })),
  [`DELETE ${one}/shares/{withId}`]: about((stage) => ({ params: { withId: withMember(stage) } }), shared),
  [`PUT ${one}/transfer`]: about(({ world, place }) => ({
    body: { to: (world.home.get('platform') ?? place).strongest.id },
  })),
  [`DELETE ${one}/transfer`]: about(undefined, offered(asker, colleague)),
  [`GET ${base}/offers`]: offer,
  [`POST ${base}/offers/{resourceId}/accept`]: offer,
  [`POST ${base}/offers/{resourceId}/decline`]: offer,
  [`GET ${base}/people/{userId}/resources`]: ({ place }) => [{ params: { userId: place.account.id } }],
}
