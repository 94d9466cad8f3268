import { Button, Progress } from '@mantine/core'
import '@mantine/core/styles/Progress.css'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { Failure } from '../parts/failure.tsx'
import type { LineResult } from './import-calls.ts'
import styles from './import-page.module.css'
import { endedWords } from './import-words.ts'
import { LeaveGuard, LeaveQuestion } from './leave-question.tsx'
import { resultFile, saveFile } from './result-file.ts'

interface ImportResultsProps {
  readonly results: readonly LineResult[]
  readonly total: number
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly error: Error | null
  readonly onStop: () => void
  readonly onAgain: () => void
}

const shownMost = 200

/** How far it is, and what has come of it: what was not possible with the reason, and links that somebody has to hand on. */
export function ImportResults({ results, total, state, error, onStop, onAgain }: ImportResultsProps) {
  const { mail } = useDeployment()
  const [isSaved, setSaved] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const linked = results.filter(({ link }) => link !== null)
  // A link that was mailed too is not lost with this page.
  const losesLinks = state !== 'running' && linked.length > 0 && !mail && !isSaved
  return (
    <section className={styles.results} aria-label="What has come of it">
      {state === 'running' && <Progress value={(results.length / total) * 100} aria-label="How far it is" />}
      <p role="status">
        {state === 'running'
          ? `${results.length.toLocaleString()} of ${total.toLocaleString()} lines`
          : endedWords(state, results, total)}
      </p>
      {error && <Failure error={error} />}
      {state !== 'running' && failed.length > 0 && (
        <ul className={styles.failed} aria-label="Not possible">
          {failed.slice(0, shownMost).map(({ line, email, because }) => (
            <li key={line}>
              <span className="quiet">Line {line}</span> <bdi>{email}</bdi>
              <span className="quiet small">{because}</span>
            </li>
          ))}
        </ul>
      )}
      {state !== 'running' && linked.length > 0 && <p>{linksWords(linked.length, mail)}</p>}
      <div className={styles.actions}>
        {state === 'running' ? (
          <Button variant="default" onClick={onStop}>
            Stop
          </Button>
        ) : (
          <>
            <Button
              variant={linked.length > 0 ? 'filled' : 'default'}
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => {
                saveFile('import-results.csv', resultFile(results))
                setSaved(true)
              }}
            >
              Download the results
            </Button>
            <Button variant="default" onClick={losesLinks ? () => setAsked(true) : onAgain}>
              Import another file
            </Button>
          </>
        )}
      </div>
      <LeaveGuard loses={state === 'running' ? 'run' : losesLinks ? 'links' : null} onLeave={onStop} />
      {isAsked && <LeaveQuestion loses="links" onStay={() => setAsked(false)} onLeave={onAgain} />}
    </section>
  )
}

function linksWords(count: number, isMailed: boolean): string {
  const where = count === 1 ? 'One link is' : `${count} links are`
  const told = count === 1 ? 'It is told only here.' : 'They are told only here.'
  return isMailed
    ? `${where} in the file of results, in case a mail gets lost. ${told}`
    : `No mail is sent from here. ${where} in the file of results, for you to hand on. ${told}`
}
