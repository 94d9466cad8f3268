import { useBlocker } from '@tanstack/react-router'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'

interface LeaveQuestionProps {
  /** What would be lost. */
  readonly loses: 'run' | 'links'
  readonly onStay: () => void
  readonly onLeave: () => void
}

const words = {
  run: {
    title: 'Stop the import and leave?',
    verb: 'Stop and leave',
    lost: 'What was done stays; the same file again does the rest. What came of each line, with the links to hand on, is told only here.',
  },
  links: {
    title: 'Leave without the links?',
    verb: 'Leave',
    lost: 'The links to hand on are told only here, and you have not downloaded them. Whoever needs one gets another by a new link or a new invitation.',
  },
}

/** Before an import is left with something that nothing but its page tells. */
export function LeaveQuestion({ loses, onStay, onLeave }: LeaveQuestionProps) {
  const { title, verb, lost } = words[loses]
  const act = { mutate: onLeave, reset: () => {}, isPending: false, error: null }
  return (
    <ConfirmDialog {...{ title, verb, act }} destroys way="Stay" opened onClose={onStay}>
      <p>{lost}</p>
    </ConfirmDialog>
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
