import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconLink, IconMail } from '@tabler/icons-react'
import { useDeployment } from '../deployment/deployment.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { When } from '../parts/when.tsx'
import type { InvitationResult } from './invitations.ts'
import styles from './invite-results.module.css'
import { resultsTitle } from './result-words.ts'

interface InviteResultsProps {
  readonly results: readonly InvitationResult[]
  readonly onClose: () => void
}

/** What became of each address, and the links, at the only moment at which they are shown. */
export function InviteResults({ results, onClose }: InviteResultsProps) {
  const { mail } = useDeployment()
  const hasLinks = results.some(({ link }) => link !== undefined)
  return (
    <Dialog onClose={onClose} size={640} title={resultsTitle(results)} closeOnClickOutside={false}>
      <div className={styles.body}>
        {hasLinks && (
          <Notice icon={IconLink} title={mail ? 'The links, in case a mail gets lost' : 'Hand these links on yourself'}>
            {mail
              ? 'Each was mailed to its address. They are shown this once; whoever needs another gets one by sending it again.'
              : 'No mail is sent from here. Give each link to the person it is for: they are shown this once. A lost one is replaced by sending the invitation again.'}
          </Notice>
        )}
        <ul className={styles.results}>
          {results.map((result) => (
            <li key={result.email}>
              <Outcome result={result} />
            </li>
          ))}
        </ul>
        <div className={styles.actions}>
          <Button onClick={onClose} data-autofocus>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Outcome({ result }: { readonly result: InvitationResult }) {
  const { email, outcome, person, expiresAt, link, problem, replaced } = result
  const Picture = outcome === 'added' ? IconCircleCheck : outcome === 'invited' ? IconMail : IconAlertTriangle
  return (
    <div className={styles.result} data-outcome={outcome}>
      <Picture size={18} stroke={1.8} aria-hidden />
      <div className={styles.words}>
        <bdi className={styles.email}>{email}</bdi>
        {outcome === 'added' && (
          <p>
            <bdi>{person?.name}</bdi> is in now.
          </p>
        )}
        {outcome === 'invited' && (
          <p>
            Invited; the link ends <When at={expiresAt ?? null} />.
            {replaced && ' An earlier invitation to this address no longer works.'}
          </p>
        )}
        {outcome === 'refused' && <p>{problem?.detail}</p>}
        {link !== undefined && (
          <p className={styles.link}>
            <CopyText text={link} label={`Copy the link for ${email}`} />
          </p>
        )}
      </div>
    </div>
  )
}
