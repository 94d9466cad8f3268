import { Button, Skeleton, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMailQuestion } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { Notice } from '../parts/notice.tsx'
import { When } from '../parts/when.tsx'
import { scopeParam } from '../session/scope.ts'
import { viewAs } from '../session/view-as.ts'
import { ownRequestsQuery } from './own-requests.ts'
import styles from './request-access.module.css'

interface RequestAccessProps {
  /** The place, as addresses write it. */
  readonly scope: string
  /** What was refused. Left out: to be let in, or enabled again. */
  readonly permission?: string | null | undefined
}

/** Asks those who can help to let somebody in, or to give them the least role that would do. One open request at a time. */
export function RequestAccess({ scope, permission }: RequestAccessProps) {
  const { data, isPending } = useQuery(ownRequestsQuery)
  if (viewAs.get() !== null) return null
  const open = data?.find((request) => request.state === 'open' && scopeParam(request.scope.id) === scope)
  if (isPending) return <Skeleton height={36} role="status" aria-label="What you asked for: loading" />
  return open ? (
    <Asked id={open.id} madeAt={open.madeAt} expiresAt={open.expiresAt} />
  ) : (
    <Ask {...{ scope, permission }} />
  )
}

function Ask({ scope, permission }: RequestAccessProps) {
  const [opened, { open, close }] = useDisclosure()
  const [note, setNote] = useState('')
  const ask = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/session/requests', {
        body: { scope, ...(permission && { permission }), ...(note.trim() && { note }) },
      }),
    meta: { shownInPlace: true },
  })
  if (!opened) {
    return (
      <Button className={styles.button} leftSection={<IconMailQuestion size={16} aria-hidden />} onClick={open}>
        Request access
      </Button>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Textarea
        label="What do you need it for?"
        description="May be left out. Whoever answers sees it with your name."
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        autoFocus
      />
      {ask.error && <Failure error={ask.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={ask.isPending}>
          Send the request
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

interface AskedProps {
  readonly id: string
  readonly madeAt: string
  readonly expiresAt: string
}

function Asked({ id, madeAt, expiresAt }: AskedProps) {
  const withdraw = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/session/requests/{requestId}/withdraw', { params: { path: { requestId: id } } }),
  })
  return (
    <div className={styles.asked} aria-live="polite">
      <Notice
        icon={IconMailQuestion}
        title="You asked for access"
        action={
          <Button variant="default" size="xs" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            Take it back
          </Button>
        }
      >
        Sent <When at={madeAt} />. Nobody has answered yet. Without an answer it ends <When at={expiresAt} />.
      </Notice>
    </div>
  )
}
