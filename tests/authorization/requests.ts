import { type Ask, firstPermission, plain, type Stage, scopeName, strongest } from './asked.ts'
import { asking, byLink, mailed, openRequest } from './made-first.ts'
import { requestsAboutApps } from './requests-about-apps.ts'
import { requestsAboutJoining } from './requests-about-joining.ts'
import { requestsAboutMembers } from './requests-about-members.ts'
import { requestsAboutPeople } from './requests-about-people.ts'
import { requestsAboutResources } from './requests-about-resources.ts'
import { requestsAboutReviews } from './requests-about-reviews.ts'
import { requestsAboutSettings } from './requests-about-settings.ts'
import { requestsAboutSignIn } from './requests-about-sign-in.ts'
import { requestsAboutSigningUp } from './requests-about-signing-up.ts'
import { requestsAboutSubmissions } from './requests-about-submissions.ts'
import { requestsOfTokens } from './requests-of-tokens.ts'

const onMachine: Ask = ({ place }) => [{ params: { serviceAccountId: place.machine } }]

/** A request for every route, by method and path. A route that stands neither here nor in `notAsked` fails the test. */
export const requests: Readonly<Record<string, Ask>> = {
  'GET /healthz': plain,
  'GET /readyz': plain,
  'GET /metrics': plain,
  'GET /api/v1/deployment': plain,
  'GET /.well-known/authzen-configuration': plain,

  'POST /api/v1/sign-in': ({ place, password }) => [{ body: { email: place.member.email, password } }],
  'POST /api/v1/set-up': ({ world, password }) => [
    {
      body: {
        ...{ token: world.setUpSecret, name: 'Ǫrvar Þórsson', email: 'first@example.com', password },
        deploymentName: '港',
      },
    },
  ],

  'GET /api/v1/session': plain,
  'GET /api/v1/session/scopes/{scopeId}': plain,
  'POST /api/v1/sign-out': plain,
  'POST /api/v1/session/password': ({ password }) => [
    { body: { currentPassword: password, newPassword: 'a long walk in the rain' } },
  ],
  'POST /api/v1/session/confirm': ({ password }) => [{ body: { password } }],
  'PATCH /api/v1/session/person': () => [{ body: { name: 'Ǫrvar Þórsson' } }],
  // The deployment of this test sends no mail.
  'POST /api/v1/session/email': () => [{ body: { email: 'other@example.com' }, impossible: true }],
  'GET /api/v1/session/sessions': plain,
  'POST /api/v1/session/sessions/end-others': plain,
  'POST /api/v1/session/sessions/{sessionId}/end': () => [
    { way: 'one that is not there', params: { sessionId: openRequest }, impossible: true },
  ],
  'POST /api/v1/links/set-password/look': ({ place }) => byLink('set-password', place.account),
  'POST /api/v1/links/set-password': ({ place }) =>
    byLink('set-password', place.account, { password: 'a long walk in the rain' }),
  'POST /api/v1/links/confirm-email/look': ({ place }) => byLink('confirm-email', place.member),
  'POST /api/v1/links/confirm-email': ({ place, password }) => byLink('confirm-email', place.member, { password }),
  'GET /api/v1/roles': plain,
  'GET /api/v1/tokens': plain,
  'POST /api/v1/tokens/{tokenId}/revoke': ({ actor, place }) => [
    { way: 'one’s own', params: { tokenId: actor.ownToken } },
    { way: 'somebody else’s', params: { tokenId: place.memberToken } },
  ],
  'GET /api/v1/session/access': ({ place, policy }) => [
    { query: { scope: scopeName(place), permission: firstPermission(policy, place) } },
  ],

  'GET /api/v1/session/requests': plain,
  'POST /api/v1/session/requests': ({ policy, place }) => [
    { way: 'to be let in', body: { scope: scopeName(place), note: 'Please' } },
    {
      way: 'for a permission of the strongest',
      body: { scope: scopeName(place), permission: policy.scopeType(place.type)!.roles[0]!.grants[0]!.permission.id },
    },
  ],
  'POST /api/v1/session/requests/{requestId}/withdraw': ({ place }) => [
    { way: 'somebody else’s', params: { requestId: openRequest }, first: asking(place, place.newcomer.id) },
  ],

  'GET /api/v1/scopes/{scopeId}': plain,
  'PATCH /api/v1/scopes/{scopeId}': () => [{ body: { name: 'Ærø & Søn' } }],
  'POST /api/v1/scopes/{scopeId}/status': ({ policy, place }) => [
    { body: { status: Object.keys(policy.scopeType(place.type)?.definition.statuses ?? {}).at(-1) ?? 'active' } },
  ],
  'GET /api/v1/scopes/{scopeId}/summary': plain,
  'GET /api/v1/scopes/{scopeId}/children': plain,
  'POST /api/v1/scopes/{scopeId}/children': ({ policy, place, world }) => {
    const below = policy.scopeTypes.filter(({ parent }) => parent === place.type)
    if (below.length === 0)
      return [{ way: 'of a type that belongs elsewhere', body: { type: place.type, name: '新しい' }, impossible: true }]
    return below.map(({ id, definition }) => ({
      way: id,
      body: { type: id, name: '新しい', ...(definition.profile && { profile: individual }) },
      // Where one may exist only, there must be none yet.
      ...(definition.single && {
        first: `update scopes set parent_id = '${world.away.get(place.type)?.id ?? place.scope.id}', type = type || '-moved'
          where parent_id = '${place.scope.id}' and type = '${id}'`,
      }),
    }))
  },

  ...requestsAboutMembers,
  ...requestsAboutApps,
  ...requestsAboutResources,
  ...requestsAboutJoining,
  ...requestsAboutPeople,
  ...requestsAboutReviews,
  ...requestsAboutSignIn,
  ...requestsAboutSigningUp,
  ...requestsAboutSettings,
  ...requestsAboutSubmissions,
  ...requestsOfTokens,

  'GET /api/v1/scopes/{scopeId}/audit-events': plain,
  'GET /api/v1/scopes/{scopeId}/audit-events/places': plain,
  'GET /api/v1/scopes/{scopeId}/audit-events/export': () => [
    { way: 'as lines of JSON', query: { format: 'jsonl' } },
    { way: 'as CSV', query: { format: 'csv' } },
  ],
  'GET /api/v1/scopes/{scopeId}/audit-events/export/preview': plain,
  'GET /api/v1/scopes/{scopeId}/security-events': plain,

  'GET /api/v1/scopes/{scopeId}/mails': plain,
  'GET /api/v1/scopes/{scopeId}/mails/{mailId}': ({ place }) => [
    { params: { mailId: openRequest }, first: mailed(place) },
  ],
  'GET /api/v1/scopes/{scopeId}/mail-settings': plain,
  // The deployment of this test sends no mail.
  'POST /api/v1/scopes/{scopeId}/mail-settings/test': () => [{ impossible: true }],

  'GET /api/v1/scopes/{scopeId}/roles': plain,
  'GET /api/v1/scopes/{scopeId}/roles/{roleId}/holders': ({ policy, place }) => [
    { params: { roleId: strongest(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/permissions/{permissionId}/holders': ({ policy, place }) => [
    { params: { permissionId: firstPermission(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/roles/{roleId}/holders.csv': ({ policy, place }) => [
    { params: { roleId: strongest(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/permissions/{permissionId}/holders.csv': ({ policy, place }) => [
    { params: { permissionId: firstPermission(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/access': ({ policy, place }) => [
    { way: 'about a person', query: { person: place.member.id, permission: firstPermission(policy, place) } },
    { way: 'about a machine', query: { serviceAccount: place.machine, permission: firstPermission(policy, place) } },
  ],
  'GET /api/v1/scopes/{scopeId}/access/subjects': plain,
  'GET /api/v1/scopes/{scopeId}/access/resources': plain,
  'GET /api/v1/scopes/{scopeId}/access/{personId}': ({ place }) => [{ params: { personId: place.member.id } }],

  'POST /api/v1/scopes/{scopeId}/tokens': ({ policy, place }) => [
    { body: { name: 'CI', permissions: [firstPermission(policy, place)], expiresInDays: 30 } },
  ],
  'GET /api/v1/scopes/{scopeId}/service-accounts': plain,
  'POST /api/v1/scopes/{scopeId}/service-accounts': ({ policy, place, other }) => [
    { way: 'with a weak role', body: { name: 'Robot', role: other } },
    { way: 'with the strongest', body: { name: 'Robot', role: strongest(policy, place) } },
  ],
  'POST /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/end': onMachine,
  'GET /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens': onMachine,
  'POST /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens': ({ place }) => [
    { params: { serviceAccountId: place.machine }, body: { name: 'Token' } },
  ],
  'POST /api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens/{tokenId}/revoke': ({ place }) => [
    { params: { serviceAccountId: place.machine, tokenId: place.machineToken } },
  ],

  'POST /access/v1/evaluation': (stage) => [{ body: question(stage) }],
  'POST /access/v1/evaluations': (stage) => [{ body: { evaluations: [question(stage), question(stage)] } }],
}

/** Routes without a request, each with the reason. This list may only become shorter. */
export const notAsked: Readonly<Record<string, string>> = {}

const individual = {
  'developer-type': 'individual',
  'display-name': 'Ǫrvar',
  country: 'IS',
  'support-email': 'help@example.com',
}

function question({ policy, place }: Stage) {
  return {
    subject: { type: 'user', id: place.member.id },
    action: { name: firstPermission(policy, place) },
    resource: { type: place.type, id: scopeName(place) },
  }
}
