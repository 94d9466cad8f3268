import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Navigate, useRouter, useSearch } from '@tanstack/react-router'
import { api } from '../api.ts'
import { FailedPage } from '../entry/failed-page.tsx'
import { Frame } from '../entry/frame.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { Failure } from '../parts/failure.tsx'
import { NewPasswordInput } from '../parts/new-password-input.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Person } from '../parts/person.tsx'
import { showDone } from '../parts/toasts.tsx'
import { awaitsSecondFactor } from '../session/awaits-second-factor.ts'
import { type Session, sessionQuery } from '../session/session.ts'
import { signOut } from '../session/sign-out.ts'
import styles from './password-page.module.css'
import { returnPath } from './return-path.ts'

const empty = { currentPassword: '', newPassword: '' }

/** A new password of one's own: wanted, or needed before anything else is open. */
export function PasswordPage() {
  const { to } = useSearch({ from: '/password' })
  const session = useQuery({ ...sessionQuery, retry: false })
  if (session.data) return <ChoosePassword person={session.data.person} to={returnPath(to, window.location.origin)} />
  if (session.isPending) return <WaitingPage />
  if (session.error instanceof PortreeveError && session.error.problem.code === 'not-signed-in') {
    return <Navigate to="/sign-in" search={to === undefined ? {} : { to }} replace />
  }
  if (awaitsSecondFactor(session.error)) {
    return <Navigate to="/second-factor" search={to === undefined ? {} : { to }} replace />
  }
  return <FailedPage error={session.error} reset={session.refetch} />
}

interface ChoosePasswordProps {
  readonly person: Session['person']
  readonly to: string
}

function ChoosePassword({ person, to }: ChoosePasswordProps) {
  const { history } = useRouter()
  const needed = person.mustChangePassword
  const form = useForm({ mode: 'uncontrolled', initialValues: empty })
  const change = useMutation({
    mutationFn: async (body: typeof empty) => {
      await api.POST('/api/v1/session/password', { body })
    },
    onSuccess: async (_data, _body, _result, { client }) => {
      // Where one goes now is open only to whoever no longer has to choose.
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
      showDone('Your password is changed. Wherever else you were signed in, you are signed out.')
      history.push(to)
    },
    onError: (error) => {
      const errors = error instanceof PortreeveError ? error.problem.errors : []
      form.setErrors(Object.fromEntries(errors.map(({ field, message }) => [field, message])))
      const [first] = errors
      if (first) form.getInputNode(first.field)?.focus()
    },
    meta: { shownInPlace: true },
  })
  const isAtAField = change.error instanceof PortreeveError && change.error.problem.errors.length > 0
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Choose a new password"
          lead={
            needed
              ? 'The password that you signed in with was given to you by somebody else. Choose one that only you know, then everything is open.'
              : 'The new password counts at once. Your other sessions end; this one goes on.'
          }
        />
        <div className={styles.person}>
          <Person name={person.name} plainName={person.name} detail={person.email} />
        </div>
        <form className={styles.form} onSubmit={form.onSubmit((body) => change.mutate(body))}>
          {change.error && !isAtAField && <Failure error={change.error} />}
          <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
          <PasswordInput
            label={needed ? 'Temporary password' : 'Current password'}
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus
            key={form.key('currentPassword')}
            {...form.getInputProps('currentPassword')}
          />
          <NewPasswordInput label="New password" key={form.key('newPassword')} {...form.getInputProps('newPassword')} />
          <div className={styles.actions}>
            <Button type="submit" loading={change.isPending}>
              Change password
            </Button>
            {needed ? (
              <Button variant="subtle" color="ink" onClick={() => signOut('/sign-in?out=true')}>
                Sign out
              </Button>
            ) : (
              <Button variant="subtle" color="ink" onClick={() => history.push(to)}>
                Cancel
              </Button>
            )}
          </div>
        </form>
      </div>
    </Frame>
  )
}
