import { Button } from '@mantine/core'
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
  const where = email === null ? 'your address' : <bdi>{email}</bdi>
  return (
    <div className={styles.form}>
      {send.isSuccess ? (
        <p role="status">A code is on its way to {where}. It ends after ten minutes.</p>
      ) : (
        <p>A code can be mailed to {where}.</p>
      )}
      {send.error && <Failure error={send.error} />}
      {send.isSuccess && <CodeForm kind="email-code" {...{ rememberDays, onShown }} />}
      <Button
        variant={send.isSuccess ? 'subtle' : 'filled'}
        {...(send.isSuccess && { color: 'ink', size: 'compact-sm' })}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {send.isSuccess ? 'Send another one' : 'Send a code'}
      </Button>
    </div>
  )
}
