import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../parts/dialog.tsx'
import styles from './import-page.module.css'

interface LeaveQuestionProps {
  /** What would be lost. */
  readonly loses: 'run' | 'links'
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Before an import is left with something that nothing but its page tells. */
export function LeaveQuestion({ loses, onStay, onLeave }: LeaveQuestionProps) {
  return (
    <Dialog
      onClose={onStay}
      size={480}
      title={loses === 'run' ? 'Stop the import and leave?' : 'Leave without the links?'}
    >
      <div className={styles.question}>
        <p>
          {loses === 'run'
            ? 'What was done stays; the same file again does the rest. What came of each line, with the links to hand on, is told only here.'
            : 'The links to hand on are told only here, and you have not downloaded them. Whoever needs one gets another by a new link or a new invitation.'}
        </p>
        <div className={styles.actions}>
          <Button variant="default" onClick={onStay} data-autofocus>
            Stay
          </Button>
          <Button color="red" onClick={onLeave}>
            {loses === 'run' ? 'Stop and leave' : 'Leave'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

interface LeaveGuardProps {
  /** `null`: the page can be left. */
  readonly loses: LeaveQuestionProps['loses'] | null
  readonly onLeave: () => void
}

/** Asks where a link, the browser's Back or its Close would leave the page. */
export function LeaveGuard({ loses, onLeave }: LeaveGuardProps) {
  const blocker = useBlocker({ shouldBlockFn: always, disabled: loses === null, withResolver: true })
  if (blocker.status !== 'blocked' || loses === null) return null
  const leave = () => {
    onLeave()
    blocker.proceed()
  }
  return <LeaveQuestion {...{ loses, onStay: blocker.reset, onLeave: leave }} />
}

const always = () => true
