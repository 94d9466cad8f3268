import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useBelongings } from '../leftovers/belongings.tsx'
import type { Decision as Belongings } from '../leftovers/leftovers.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { showDone } from '../parts/toasts.tsx'
import { useRolesToGive } from '../service-accounts/use-roles-to-give.ts'
import { useScope } from '../session/scope.ts'
import { DecisionResults } from './decision-results.tsx'
import { countWords } from './review-words.ts'
import styles from './reviews.module.css'
import { decide, type Line, type Result, type Review, type Wanted } from './reviews.ts'

interface DecideDialogProps {
  readonly review: Review
  readonly decision: Wanted['decision']
  readonly lines: readonly Line[]
  /** What came of it, where that is known already. */
  readonly results?: readonly Result[] | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Another role for somebody, or none: why, and then what came of it where something is left to know. */
export function DecideDialog({ results: known, ...props }: DecideDialogProps) {
  const [results, setResults] = useState(known)
  const { lines, onClose } = props
  if (results !== undefined) {
    return (
      <Dialog onClose={onClose} size={520} title="What has come of it">
        <DecisionResults lines={lines} results={results} />
        <div className={styles.actions}>
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </div>
      </Dialog>
    )
  }
  const [line] = lines
  const takesPlace = props.decision === 'remove' && line?.removes === 'place'
  return lines.length === 1 && line && takesPlace ? (
    <PlaceForm {...props} line={line} onResults={setResults} />
  ) : (
    <Form {...props} onResults={setResults} />
  )
}

interface FormProps extends Omit<DecideDialogProps, 'results'> {
  readonly onResults: (results: readonly Result[]) => void
}

/** Whose place goes may own things: what becomes of them is asked first (X10). */
function PlaceForm({ line, ...props }: FormProps & { readonly line: Line }) {
  const { param } = useScope()
  const person = { ...line.person }
  const { field, isDecided, decision } = useBelongings({ person, scope: param, whole: false })
  return <Form {...props} belongings={decision} ready={isDecided} field={field} />
}

interface FormMore extends FormProps {
  readonly belongings?: Belongings | undefined
  readonly ready?: boolean
  readonly field?: ReactNode
}

function Form({ review, decision, lines, onDone, onClose, onResults, belongings, ready = true, field }: FormMore) {
  const scope = useScope()
  const roles = useRolesToGive()
  const [role, setRole] = useState('')
  const [note, setNote] = useState('')
  const act = useMutation({
    mutationFn: () => decide(scope.param, review.id, lines, { decision, newRole: role, note: note.trim(), belongings }),
    meta: { shownInPlace: true },
    onSuccess: (results) => {
      onDone()
      if (results.every(isPlain)) {
        showDone(decision === 'change' ? `${who} changed.` : `${who} removed.`)
        onClose()
      } else onResults(results)
    },
  })
  const [line] = lines
  const who = lines.length === 1 && line ? line.name : countWords(lines.length, 'line', 'lines')
  const verb = decision === 'change' ? 'Change' : 'Remove'
  const choices = roles.filter(({ id }) => lines.some((each) => each.role?.role !== `${scope.type}:${id}`))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate()
  }
  const isTold = ['note', 'newRole'].some((name) => fieldError(act.error, name) !== null)
  return (
    <Dialog
      busy={act.isPending}
      onClose={onClose}
      size={520}
      title={decision === 'change' ? `Change the role of ${who}?` : `Remove ${who}?`}
      closeOnClickOutside={note === ''}
    >
      <form className={styles.form} onSubmit={submit}>
        {decision === 'change' ? (
          <NativeSelect
            label="New role"
            description="The roles that you may give here. It counts at once, also where they are signed in."
            required
            withAsterisk={false}
            data-autofocus
            data={[{ value: '', label: 'Choose a role' }, ...choices.map(({ id, label }) => ({ value: id, label }))]}
            value={role}
            onChange={({ currentTarget }) => setRole(currentTarget.value)}
            error={fieldError(act.error, 'newRole')}
          />
        ) : (
          <RemovalWords lines={lines} />
        )}
        {field}
        <Textarea
          label="Why"
          description="It is kept with the decision, and stands in the report."
          required
          withAsterisk={false}
          maxLength={1_000}
          rows={2}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={fieldError(act.error, 'note')}
        />
        {act.error && !isTold && <Failure error={act.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} disabled={act.isPending}>
            Cancel
          </Button>
          <Button type="submit" color={decision === 'remove' ? 'red' : 'sea'} loading={act.isPending} disabled={!ready}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function RemovalWords({ lines }: { readonly lines: readonly Line[] }) {
  const { name: place } = useScope()
  const isPlace = lines.some(({ removes }) => removes === 'place')
  const roles = [...new Set(lines.flatMap(({ removes, role }) => (removes === 'role' && role ? [role.label] : [])))]
  return (
    <>
      {roles.length > 0 && (
        <p>
          The role <bdi>{roles.join(', ')}</bdi> is taken away at once. Their other roles stay.
        </p>
      )}
      {isPlace && (
        <p>
          They are out of <bdi>{place}</bdi> at once, with their roles and API tokens for it. Only a new invitation
          brings them back: this cannot be undone.
        </p>
      )}
    </>
  )
}

/** Nothing is left to know about it. */
function isPlain({ ok, outcome, receipt }: Result): boolean {
  const left = Object.values(receipt?.leftBehind ?? {}).some((count) => count > 0)
  return ok && outcome === 'done' && !left
}
