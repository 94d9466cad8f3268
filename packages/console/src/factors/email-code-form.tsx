import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { CodeForm } from './code-form.tsx'
import styles from './factor-form.module.css'
import { mailCode } from './factors.ts'

interface EmailCodeFormProps {
  readonly email: string | null
  readonly rememberDays: number
  readonly onShown: () => void
}

/** A code is mailed when somebody asks for it, never by itself: they may have another way. */
export function EmailCodeForm({ email, rememberDays, onShown }: EmailCodeFormProps) {
  const send = useMutation<unknown, Error, void>({
    mutationFn: mailCode,
    meta: { shownInPlace: true, changesNothing: true },
  })
  // Somebody who came back to this page has asked for one before, and may have it.
  const mayHaveOne = send.isSuccess || (send.error instanceof PortreeveError && send.error.problem.status === 429)
  const where = email === null ? 'your address' : <bdi>{email}</bdi>
  return (
    <div className={styles.form}>
      {send.isSuccess ? (
        <p role="status">A code is on its way to {where}. It ends after ten minutes.</p>
      ) : (
        <p>A code can be mailed to {where}.</p>
      )}
      {send.error && <Failure error={send.error} />}
      {mayHaveOne && <CodeForm kind="email-code" {...{ rememberDays, onShown }} />}
      <Button
        variant={mayHaveOne ? 'subtle' : 'filled'}
        {...(mayHaveOne && { color: 'ink', size: 'compact-sm' })}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {mayHaveOne ? 'Send another one' : 'Send a code'}
      </Button>
    </div>
  )
}
