import { Button, Progress } from '@mantine/core'
import { Dialog } from '../parts/dialog.tsx'
import '@mantine/core/styles/Progress.css'
import { useRef, useState } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import styles from './act-dialog.module.css'
import { type BulkAct, peopleInWords, sortedFor } from './bulk-acts.ts'
import { BulkAsk } from './bulk-ask.tsx'
import { type BulkWish, sendBulk } from './bulk-calls.ts'
import { BulkResults } from './bulk-results.tsx'
import { type BulkResult, runInParts } from './bulk-run.ts'
import { actLabel, actTitle } from './member-acts.ts'
import type { Member } from './members.ts'

interface BulkDialogProps {
  readonly act: BulkAct
  /** As they were selected. */
  readonly selected: readonly Member[]
  readonly onClose: () => void
}

/** One act on many: what will happen to how many, how far it is, and what has come of it for each. */
export function BulkDialog({ act, selected, onClose }: BulkDialogProps) {
  const { param, type: typeId } = useScope()
  const type = useScopeType(typeId)
  const [step, setStep] = useState<'ask' | 'run' | 'done'>('ask')
  const [results, setResults] = useState<readonly BulkResult[]>([])
  const stopped = useRef(false)
  const people = sortedFor(act, selected).for
  const verb = actLabel(act, type)
  const run = async (wish: BulkWish) => {
    setStep('run')
    await runInParts({
      people: people.map(({ id }) => id),
      send: (part) => sendBulk(param, act, part, wish),
      onResults: (more) => setResults((former) => [...former, ...more]),
      isStopped: () => stopped.current,
    })
    setStep('done')
  }
  const close = () => {
    onClose()
    if (step !== 'ask') queryClient.invalidateQueries()
  }
  const done = results.filter(({ ok }) => ok).length
  const failed = results.length - done
  const untouched = people.length - results.length
  return (
    <Dialog
      key={step}
      busy={step === 'run'}
      onClose={close}
      withCloseButton={step !== 'run'}
      size={560}
      title={step === 'ask' ? actTitle(act, type, peopleInWords(people.length)) : verb}
    >
      {step === 'ask' ? (
        <BulkAsk {...{ act, selected, verb, onRun: run, onClose }} />
      ) : (
        <div className={styles.body}>
          {step === 'run' && <Progress value={(results.length / people.length) * 100} aria-label="How far it is" />}
          <p role="status">
            {step === 'run'
              ? `${results.length} of ${people.length}`
              : [
                  `Done for ${peopleInWords(done)}.`,
                  failed > 0 && `Not done for ${peopleInWords(failed)}: the reason stands with each.`,
                  untouched > 0 && `You stopped it: ${peopleInWords(untouched)} stay as they were.`,
                ]
                  .filter(Boolean)
                  .join(' ')}
          </p>
          {step === 'done' && <BulkResults people={people} results={results} />}
          <div className={styles.actions}>
            {step === 'run' ? (
              <Button
                variant="default"
                onClick={() => {
                  stopped.current = true
                }}
              >
                Stop
              </Button>
            ) : (
              <Button onClick={close} data-autofocus>
                Done
              </Button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  )
}
