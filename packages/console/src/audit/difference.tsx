import type { AuditEvent } from './audit-events.ts'
import type { Words } from './audit-sentence.ts'
import styles from './difference.module.css'
import { differenceOf, valueText } from './difference-of.ts'

interface DifferenceProps {
  readonly event: AuditEvent
  readonly words: Words
}

/** Before and after side by side; where there was no before, what was recorded. */
export function Difference({ event, words }: DifferenceProps) {
  const rows = differenceOf(event)
  if (rows.length === 0) return null
  const hasBefore = rows.some(({ before }) => before !== undefined)
  const hasAfter = rows.some(({ after }) => after !== undefined)
  return (
    <section className={styles.difference} aria-label="What was recorded">
      <table>
        <thead>
          <tr>
            <th scope="col">Recorded</th>
            {hasBefore && <th scope="col">Before</th>}
            {hasAfter && <th scope="col">After</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label, before, after, changed }) => (
            <tr key={field} data-changed={(hasBefore && hasAfter && changed) || undefined}>
              <th scope="row">{label}</th>
              {hasBefore && <Value text={valueText(field, before, words)} />}
              {hasAfter && <Value text={valueText(field, after, words)} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Value({ text }: { readonly text: string }) {
  return (
    <td>
      {text === '' ? (
        <span className={styles.nothing} aria-hidden>
          –
        </span>
      ) : (
        <bdi>{text}</bdi>
      )}
    </td>
  )
}
