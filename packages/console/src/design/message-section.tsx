import { Button } from '@mantine/core'
import { IconLock, IconPlugConnectedX } from '@tabler/icons-react'
import { CodeBlock } from '../parts/code-block.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { Failure } from '../parts/failure.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { Notice } from '../parts/notice.tsx'
import { SecretOnce } from '../parts/secret-once.tsx'
import { showDone, showFailure } from '../parts/toasts.tsx'
import styles from './design-page.module.css'
import { sampleRefusal } from './sample-problem.ts'
import { Sample, Section } from './section.tsx'

export function MessageSection() {
  return (
    <Section id="messages" title="Messages, secrets and code">
      <Sample name="Notice">
        <Notice icon={IconPlugConnectedX} title="You are offline" action={<Button size="xs">Try again</Button>}>
          What you see may be out of date. What you typed stays here.
        </Notice>
      </Sample>
      <Sample name="Failure">
        <Failure error={sampleRefusal} onRetry={() => {}} />
      </Sample>
      <Sample name="Toasts">
        <div className={styles.row}>
          <Button variant="default" onClick={() => showDone('Åstrid Björk is disabled.')}>
            Show a success
          </Button>
          <Button variant="default" onClick={() => showFailure(sampleRefusal)}>
            Show a failure
          </Button>
        </div>
      </Sample>
      <Sample name="A secret, at the only moment at which it is shown">
        <SecretOnce what="API token" secret="prt_4f1c9b7e2a6d4c3f8b5e1d7a9c2e6f4b8d1a5c7e" />
      </Sample>
      <Sample name="An id, and code">
        <div className={styles.stack}>
          <CopyText text="01a1fc94-7b23-7000-8000-03e37cf9bc57" label="Copy the id" />
          <CodeBlock code={'curl https://access.example.com/health/ready'} label="a request" />
        </div>
      </Sample>
      <Sample name="A page that refuses">
        <MessagePage
          icon={IconLock}
          tone="refused"
          title="This page is not open to you"
          ask={[
            { name: 'Åstrid Björk', role: 'Harbour master' },
            { name: 'ليلى حداد', role: 'Harbour master' },
          ]}
          requestId="01a1fc94-7b23-7000-8000-03e37cf9bc57"
          actions={<Button>To your start page</Button>}
        >
          <p>It takes a permission that none of your roles has.</p>
        </MessagePage>
      </Sample>
    </Section>
  )
}
