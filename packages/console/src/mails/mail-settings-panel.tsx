import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import styles from './mail-settings-panel.module.css'
import { type MailSettings, mailSettingsQuery, sendTestMail } from './mails.ts'
import { saidBy } from './said-by.ts'

/** How mail is sent, and a way to try it. */
export function MailSettingsPanel() {
  const { param } = useScope()
  const { data, error, refetch } = useQuery(mailSettingsQuery(param))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <Panel title="How mail is sent" aside={data?.server && <TestButton settings={data} />}>
      {data === undefined ? <PanelWaiting /> : <Settings settings={data} />}
    </Panel>
  )
}

const encryptions = {
  always: 'Always, from the first byte',
  required: 'Always, by STARTTLS',
  'if-offered': 'When the mail server offers it (STARTTLS)',
  never: 'Not on this machine',
} as const

function Settings({ settings: { server } }: { readonly settings: MailSettings }) {
  if (server === null) {
    return (
      <p className={styles.none}>
        There is no mail server. Mails are written down and can be read here, but nobody gets them, and what takes a
        mailed link is not offered. Set <code>PORTREEVE_SMTP_URL</code> and <code>PORTREEVE_MAIL_FROM</code>, and start
        the server again.
      </p>
    )
  }
  return (
    <Facts
      facts={[
        { term: 'Mail server', value: <code>{`${server.host}:${server.port}`}</code> },
        { term: 'From', value: <bdi>{server.from}</bdi> },
        { term: 'Encrypted', value: encryptions[server.encryption] },
        { term: 'Signs in', value: server.signsIn ? 'With user and password' : 'No' },
      ]}
    />
  )
}

function TestButton({ settings: { testGoesTo } }: { readonly settings: MailSettings }) {
  const { param } = useScope()
  const client = useQueryClient()
  const test = useMutation({
    mutationFn: () => sendTestMail(param),
    onSuccess: ({ to }) => showDone(`The mail server took a test mail to ${to}.`),
    onSettled: () => client.invalidateQueries({ queryKey: ['mails', param] }),
    meta: { shownInPlace: true },
  })
  const said = test.error && saidBy(test.error)
  return (
    <div className={styles.test}>
      <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        Send a test mail{testGoesTo !== null && ` to ${testGoesTo}`}
      </Button>
      {test.error && (
        <div className={styles.failure}>
          <Failure error={test.error} />
          {said && <pre>{said}</pre>}
        </div>
      )}
    </div>
  )
}
