import { useQuery } from '@tanstack/react-query'
import { exactTime } from '../audit/exact-time.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { DetailDrawer } from '../parts/detail-drawer.tsx'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { Recipient } from './mail-columns.tsx'
import styles from './mail-drawer.module.css'
import { MailPreview } from './mail-preview.tsx'
import { MailStateMark } from './mail-state.tsx'
import { type Mail, readMail } from './mails.ts'

interface MailDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One mail as it reads. Its address can be sent to a colleague. */
export function MailDrawer({ id, onClose }: MailDrawerProps) {
  const { param } = useScope()
  const { data, error, isPending } = useQuery({
    queryKey: ['mails', param, 'mail', id],
    queryFn: () => readMail(param, id ?? ''),
    enabled: id !== undefined,
  })
  return (
    <DetailDrawer title="Mail" opened={id !== undefined} onClose={onClose}>
      {data ? (
        <>
          <h2 className={styles.subject}>
            <bdi>{data.subject}</bdi>
          </h2>
          <Facts facts={factsOf(data, param)} />
          {data.hasLink && <p className={styles.link}>{aboutLink(data.state)}</p>}
          <MailPreview html={data.html} subject={data.subject} />
          <details className={styles.text}>
            <summary>As plain text</summary>
            <pre dir="auto">{data.text}</pre>
          </details>
        </>
      ) : (
        <div className={styles.note}>
          {error ? <Failure error={error} /> : <p role="status">{isPending ? 'Asking the server…' : ''}</p>}
        </div>
      )}
    </DetailDrawer>
  )
}

function aboutLink(state: Mail['state']): string {
  if (state === 'kept')
    return 'This mail would have had a link. Without a mail server nobody got it, and it was not kept.'
  return 'This mail has a link that nobody but its mailbox may have, so it is not shown here.'
}

function factsOf(mail: Mail, scope: string) {
  return [
    { term: 'To', value: <Recipient to={mail.to} scope={scope} /> },
    { term: 'State', value: <MailStateMark state={mail.state} /> },
    ...(mail.problem === null ? [] : [{ term: 'Problem', value: <span dir="auto">{mail.problem}</span> }]),
    ...(mail.nextAttemptAt === null
      ? []
      : [{ term: mail.attempts === 0 ? 'To be sent' : 'Next attempt', value: <When at={mail.nextAttemptAt} /> }]),
    ...(mail.attempts < 2 ? [] : [{ term: 'Attempts', value: mail.attempts }]),
    { term: 'Written', value: exactTime(mail.madeAt) },
    ...(mail.sentAt === null ? [] : [{ term: 'Delivered', value: exactTime(mail.sentAt) }]),
    { term: 'Message', value: <CopyText text={mail.id} label="Copy the id of this mail" /> },
  ]
}
