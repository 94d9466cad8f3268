import { Button, Progress } from '@mantine/core'
import '@mantine/core/styles/Progress.css'
import { IconDownload } from '@tabler/icons-react'
import { Failure } from '../parts/failure.tsx'
import type { LineResult } from './import-calls.ts'
import styles from './import-page.module.css'
import { summary } from './import-words.ts'
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
  const failed = results.filter(({ outcome }) => outcome === 'failed')
  const linked = results.filter(({ link }) => link !== null)
  return (
    <section className={styles.results} aria-label="What has come of it">
      {state === 'running' && <Progress value={(results.length / total) * 100} aria-label="How far it is" />}
      <p role="status">
        {state === 'running'
          ? `${results.length.toLocaleString()} of ${total.toLocaleString()} lines`
          : `${ended(state, results.length, total)} ${summary(results)}.`}
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
      {state !== 'running' && linked.length > 0 && (
        <p>
          This deployment sends no mail.{' '}
          {linked.length === 1
            ? 'One link is in the file of results, for you to hand on. It is told only here.'
            : `${linked.length} links are in the file of results, for you to hand on. They are told only here.`}
        </p>
      )}
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
              onClick={() => saveFile('import-results.csv', resultFile(results))}
            >
              Download the results
            </Button>
            <Button variant="default" onClick={onAgain}>
              Import another file
            </Button>
          </>
        )}
      </div>
    </section>
  )
}

function ended(state: 'done' | 'stopped' | 'failed', count: number, total: number): string {
  if (state === 'done') return 'Done:'
  const rest = 'What was done stays; the same file again does the rest.'
  return `${state === 'stopped' ? 'You stopped it' : 'It broke off'} after ${count} of ${total} lines. ${rest}`
}
