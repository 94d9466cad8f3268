import { Button, Radio } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import styles from './change-state.module.css'
import { readStatuses, type Status, setStatus } from './places.ts'

/** The button that changes the state of a place, for whoever may: the operator's, of a product account (A11). */
export function ChangeState() {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={open}>
        Change state
      </Button>
      {opened && <StateDialog onClose={close} />}
    </>
  )
}

function StateDialog({ onClose }: { readonly onClose: () => void }) {
  const scope = useScope()
  const [wanted, setWanted] = useState<string | null>(null)
  const { data, error } = useQuery({
    queryKey: ['scopes', scope.param, 'statuses'],
    queryFn: () => readStatuses(scope.param),
  })
  const now = data?.find(({ isNow }) => isNow)
  const chosen = data?.find(({ id }) => id === (wanted ?? now?.id))
  const act = useMutation({
    mutationFn: () => setStatus(scope.param, chosen?.id ?? ''),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${scope.name} is now: ${inSentence(chosen?.label ?? '')}.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      opened
      title={`Change the state of ${scope.name}?`}
      verb="Change state"
      ready={chosen !== undefined && !chosen.isNow}
      size={480}
      onClose={onClose}
      act={act}
    >
      {error && <Failure error={error} />}
      {data && (
        <Radio.Group label="State" value={chosen?.id ?? null} onChange={setWanted}>
          <div className={styles.states}>
            {data.map(({ id, label, isNow }) => (
              <Radio key={id} value={id} label={isNow ? `${label} (now)` : label} />
            ))}
          </div>
        </Radio.Group>
      )}
      {now && chosen && !chosen.isNow && <p>{effect(now, chosen)}</p>}
    </ConfirmDialog>
  )
}

/** What happens at once to the apps that belong to the place. */
function effect(now: Status, next: Status): string {
  const apps = (count: number) => (count === 1 ? 'One app of it' : `${count} apps of it`)
  if (next.readOnlyApps > 0 && now.readOnlyApps === 0) {
    return `${apps(next.readOnlyApps)} can then only be looked at, at once. Other apps of the organization stay as they are.`
  }
  if (next.readOnlyApps === 0 && now.readOnlyApps > 0) {
    return `${apps(now.readOnlyApps)} can be worked on again, at once.`
  }
  return next.readOnlyApps > 0 ? `${apps(next.readOnlyApps)} can still only be looked at.` : 'No app is affected by it.'
}
