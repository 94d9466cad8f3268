import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '../api.ts'
import { readMembers } from '../members/members.ts'
import { rolesInWords } from '../members/role-timing.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { showDone } from '../parts/toasts.tsx'
import { queryClient } from '../query-client.ts'
import { scopeParam, scopeQuery } from '../session/scope.ts'
import { type HeldScope, sessionQuery, useSession } from '../session/session.ts'
import styles from './leave-dialog.module.css'

interface LeaveDialogProps {
  readonly scope: HeldScope
  /** It is the place in the address: one cannot stay on its pages. */
  readonly isHere: boolean
  readonly onClose: () => void
}

/** One's own way out of a place: what is lost, what stays, and who remains. Not for the last who can look after it (X3, X4). */
export function LeaveDialog({ scope, isHere, onClose }: LeaveDialogProps) {
  const navigate = useNavigate()
  const { name, roles } = scope
  const param = scopeParam(scope.id)
  const leave = useMutation<unknown, Error, void>({
    mutationFn: () =>
      api.POST('/api/v1/session/scopes/{scopeId}/leave', {
        params: { path: { scopeId: param } },
        body: { belongings: { what: 'keep' } },
      }),
    // The pages of a place that one has left could not be read again: they are left first, to where the session leads now.
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: async () => {
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
      showDone(`You have left ${name}.`)
      onClose()
      if (isHere) await navigate({ to: '/' })
      queryClient.removeQueries(scopeQuery(param))
      await queryClient.invalidateQueries()
    },
  })
  return (
    <Dialog busy={leave.isPending} onClose={onClose} title={`Leave ${name}?`}>
      <div className={styles.body}>
        <p>
          You are out of <bdi>{name}</bdi> at once, also where you are signed in elsewhere.
          {roles.length > 0 && ` ${lossWords(scope)}`} Your API tokens for it stop working.
        </p>
        <p>What you own there stays as it is, and what you are in other places too.</p>
        {scope.operations.includes('members.read') && <WhoRemains scope={param} />}
        <p className="quiet">This cannot be undone by you: only an invitation brings you back.</p>
        {leave.error && <Failure error={leave.error} />}
        {isLastHolder(leave.error) && scope.operations.includes('members.read') && (
          <p>
            <Link to="/scopes/$scope/members" params={{ scope: param }}>
              {scope.operations.includes('members.transfer')
                ? 'Choose who gets it from you, then leave'
                : 'See who could get it first'}
            </Link>
          </p>
        )}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} disabled={leave.isPending} data-autofocus>
            Stay
          </Button>
          <Button color="red" loading={leave.isPending} onClick={() => leave.mutate()}>
            Leave
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function lossWords({ roles, permissions }: Pick<HeldScope, 'roles' | 'permissions'>): string {
  const gone = `${rolesInWords(roles.map(({ label }) => label))} ${roles.length === 1 ? 'is' : 'are'} gone`
  if (permissions.length === 0) return `${gone}.`
  return `${gone}, with ${permissions.length === 1 ? 'one permission' : `${permissions.length} permissions`}.`
}

function isLastHolder(error: Error | null): boolean {
  return error instanceof PortreeveError && error.problem.code === 'last-holder'
}

const namesShown = 4

function WhoRemains({ scope }: { readonly scope: string }) {
  const { person } = useSession()
  const { data } = useQuery({
    queryKey: ['members', scope, 'who remains'],
    queryFn: () => readMembers(scope, { status: 'active' }),
  })
  if (!data) return null
  const others = data.items.filter(({ id }) => id !== person.id)
  if (others.length === 0) return <p>Nobody else is active there.</p>
  const rest = others.length - namesShown
  return (
    <p>
      Who remains:{' '}
      <bdi>
        {others
          .slice(0, namesShown)
          .map(({ name }) => name)
          .join(', ')}
      </bdi>
      {(rest > 0 || data.next !== null) && ' and others'}.
    </p>
  )
}
