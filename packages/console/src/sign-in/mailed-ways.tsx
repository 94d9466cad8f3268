import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Deployment } from '../deployment/deployment.ts'
import type { LinkPurpose } from '../links/ask-link-dialog.tsx'
import { onFirstTouch } from '../on-first-touch.ts'
import styles from './mailed-ways.module.css'
import { returnPath } from './return-path.ts'

const fetchDialog = () => import('../links/ask-link-dialog.tsx')
const AskLinkDialog = lazy(async () => ({ default: (await fetchDialog()).AskLinkDialog }))
onFirstTouch(fetchDialog)

interface MailedWaysProps {
  readonly ways: Pick<Deployment['signIn'][number], 'reset' | 'link'>
  readonly email: string
  /** Which kind of account, where there are several. */
  readonly population: string | undefined
}

/** The ways in by a link to one's mailbox: another password, or just signing in. Only those that are open here (X12). */
export function MailedWays({ ways, email, population }: MailedWaysProps) {
  const { to } = useSearch({ from: '/sign-in' })
  const [purpose, setPurpose] = useState<LinkPurpose | null>(null)
  if (!ways.reset && !ways.link) return null
  return (
    <div className={styles.ways}>
      {ways.reset && (
        <Button
          variant="subtle"
          color="ink"
          size="compact-sm"
          className={styles.forgot}
          onClick={() => setPurpose('reset')}
        >
          Forgot your password?
        </Button>
      )}
      {ways.link && (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconMail size={18} stroke={1.8} aria-hidden />}
          onClick={() => setPurpose('sign-in')}
        >
          Sign in with a link by mail
        </Button>
      )}
      {purpose !== null && (
        <Suspense>
          <AskLinkDialog
            {...{ purpose, email, population }}
            to={returnPath(to, window.location.origin)}
            onClose={() => setPurpose(null)}
          />
        </Suspense>
      )}
    </div>
  )
}
