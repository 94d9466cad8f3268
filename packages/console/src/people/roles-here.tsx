import { Switch } from '@mantine/core'
import '@mantine/core/styles/Switch.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { ScopeType } from '../deployment/catalogue.ts'
import { changeRoles, previewRoles, type RolePreview } from '../members/act-calls.ts'
import { type Member, readMember } from '../members/members.ts'
import { type RoleOption, roleOptions } from '../members/role-options.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { queryClient } from '../query-client.ts'
import { useRolesToGive } from '../service-accounts/use-roles-to-give.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import type { WholeAccount } from './accounts.ts'
import { flippedWords, whyStays } from './role-switch.ts'
import styles from './roles-here.module.css'
import { useRolesTold } from './roles-told.ts'

const fetchFlip = () => import('./flip-role-dialog.tsx')
const FlipRoleDialog = lazy(async () => ({ default: (await fetchFlip()).FlipRoleDialog }))
const fetchFirst = () => import('./first-role-dialog.tsx')
const FirstRoleDialog = lazy(async () => ({ default: (await fetchFirst()).FirstRoleDialog }))
onFirstTouch(fetchFlip)
onFirstTouch(fetchFirst)

/** What somebody holds in the place that keeps their account, each a switch for whoever may give and take it (C4). */
export function RolesHere({ account }: { readonly account: WholeAccount }) {
  const type = useRolesTold()
  if (type === undefined) return null
  return (
    <Panel title="Roles here">
      {account.roles === null ? (
        <NoMember account={account} type={type} />
      ) : (
        <HeldRoles person={account.id} type={type} />
      )}
    </Panel>
  )
}

interface HeldRolesProps {
  readonly person: string
  readonly type: ScopeType
}

function HeldRoles({ person, type }: HeldRolesProps) {
  const { param } = useScope()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['members', param, person],
    queryFn: () => readMember(param, person),
  })
  if (isPending) return <PanelWaiting />
  if (!data) return <Failure error={error} onRetry={() => refetch()} />
  return <RoleSwitches member={data} type={type} />
}

interface RoleSwitchesProps {
  readonly member: Member
  readonly type: ScopeType
}

/** What is asked before a switch moves that takes something, or that asks why. */
interface Asked {
  readonly option: RoleOption
  readonly preview: RolePreview
}

function RoleSwitches({ member, type }: RoleSwitchesProps) {
  const scope = useScope()
  const { person: me } = useSession()
  const givable = useRolesToGive()
  const [asked, setAsked] = useState<Asked | null>(null)
  const isSelf = me.id === member.id
  const options = roleOptions(type, member.roles, givable)
  const reaches = member.may.changeRole
  const fixedOf = ({ key, fixed }: RoleOption) =>
    fixed ??
    whyStays(
      type.roles.find(({ id }) => key === `${type.id}:${id}`),
      { isSelf, reaches },
    )
  const flip = useMutation({
    mutationFn: async (option: RoleOption) => {
      const who = { scope: scope.param, person: member.id }
      const wish = { give: option.held ? [] : [option.key], take: option.held ? [option.key] : [] }
      const preview = await previewRoles(who, wish)
      const isPlain = preview.refusal === null && preview.takesEffect === 'now' && !preview.reasonRequired
      if (!isPlain || preview.losses.length > 0) return setAsked({ option, preview })
      await changeRoles(who, { ...wish, reason: '', applyNow: false })
      showDone(flippedWords(member.name, option, isSelf))
      await queryClient.invalidateQueries()
    },
    meta: { changesNothing: true },
  })
  // It stands as it will be while the server is asked.
  const isOn = ({ key, held }: RoleOption) => (flip.isPending && flip.variables.key === key ? !held : held === true)
  const isMovable = options.some((option) => fixedOf(option) === null)
  return (
    <>
      {isMovable && type.roleChanges === 'immediate' && (
        <p className={styles.note}>
          A switch counts at once. {isSelf ? 'Your' : 'Their'} menu follows at the next page load.
        </p>
      )}
      {options.length === 0 && <p className={styles.none}>They are in this place without a role.</p>}
      <ul className={styles.roles}>
        {options.map((option) => {
          const fixed = fixedOf(option)
          return (
            <li key={option.key}>
              <Switch
                label={option.label}
                description={fixed ?? option.description}
                disabled={fixed !== null}
                checked={isOn(option)}
                onChange={() => !flip.isPending && flip.mutate(option)}
              />
              <Given role={member.roles.find(({ role }) => role === option.key)} />
            </li>
          )
        })}
      </ul>
      <Suspense>{asked && <FlipRoleDialog {...asked} member={member} onClose={() => setAsked(null)} />}</Suspense>
    </>
  )
}

/** Since when it is held, until when, and why it was given (C5). */
function Given({ role }: { readonly role: Member['roles'][number] | undefined }) {
  if (role === undefined) return null
  return (
    <div className={styles.given}>
      <p>
        Since <When at={role.grantedAt} />
        {role.expiresAt !== null && (
          <>
            , ends <When at={role.expiresAt} />
          </>
        )}
      </p>
      {role.reason !== null && (
        <p>
          Given because: <q dir="auto">{role.reason}</q>
        </p>
      )}
    </div>
  )
}

interface NoMemberProps {
  readonly account: WholeAccount
  readonly type: ScopeType
}

/** The account is kept here, and its person is no member: a first role makes them one. */
function NoMember({ account, type }: NoMemberProps) {
  const { name, may } = useScope()
  const givable = useRolesToGive()
  const [chosen, setChosen] = useState<RoleOption | null>(null)
  const options = may('members.add') ? roleOptions(type, [], givable) : []
  const isReady = account.status === 'active' && account.emailProved
  return (
    <>
      <p className={styles.none}>
        They are no member of <bdi>{name}</bdi> itself, and hold no role in it.
        {options.length > 0 && !isReady && ' One can be given once the account is active and its address confirmed.'}
      </p>
      {isReady && options.length > 0 && (
        <ul className={styles.roles}>
          {options.map((option) => (
            <li key={option.key}>
              <Switch
                label={option.label}
                description={option.description}
                checked={false}
                onChange={() => setChosen(option)}
              />
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {chosen && <FirstRoleDialog account={account} option={chosen} onClose={() => setChosen(null)} />}
      </Suspense>
    </>
  )
}
