import { IconAlertTriangle, IconBan } from '@tabler/icons-react'
import { Panel } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { dayWords } from './day-words.ts'
import { effectSentences } from './effect-words.ts'
import type { RulesPreview } from './rules.ts'
import styles from './rules-effect.module.css'

/** What the rules would do today: to how many, by role, and to whom. */
export function RulesEffect({ preview }: { readonly preview: RulesPreview }) {
  const { roles, names, graceEnds, you, refusal } = preview
  const affected = preview.stopped.people + preview.inGrace.people
  return (
    <Panel title="What this would do today">
      <div className={styles.effect} role="status">
        {refusal !== null && (
          <p className={styles.refusal}>
            <IconBan size={18} aria-hidden /> <span>This cannot be saved. {refusal}</span>
          </p>
        )}
        {you.is !== 'not-affected' && (
          <p className={styles.you}>
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              {you.due === null ? (
                'You yourself have no second factor that counts, and would be stopped at once.'
              ) : (
                <>
                  You yourself have no second factor that counts, and would have to set one up by {dayWords(you.due)}.
                </>
              )}
            </span>
          </p>
        )}
        {effectSentences(preview).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {graceEnds && (
          <p className="quiet">
            {graceEnds.first === graceEnds.last ? (
              <>
                Their time ends <When at={graceEnds.last} />.
              </>
            ) : (
              <>
                The first one’s time ends <When at={graceEnds.first} />, the last one’s <When at={graceEnds.last} />.
              </>
            )}
          </p>
        )}
        {affected > 0 && (
          <table className={styles.roles}>
            <thead>
              <tr>
                <th scope="col">Role</th>
                <th scope="col">At once</th>
                <th scope="col">Later</th>
              </tr>
            </thead>
            <tbody>
              {roles.map(({ key, label, place, stopped, inGrace }) => (
                <tr key={key}>
                  <th scope="row">
                    <bdi>{label}</bdi> <span className="quiet small">{place}</span>
                  </th>
                  <td>{stopped}</td>
                  <td>{inGrace}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {names && names.length > 0 && (
          <details>
            <summary>{names.length < affected ? `The first ${names.length} of them, by name` : 'Who they are'}</summary>
            <ul className={styles.names}>
              {names.map(({ id, name, roles: held, due }) => (
                <li key={id}>
                  <bdi>{name}</bdi>{' '}
                  <span className="quiet small">
                    {held.join(', ')} · {due === null ? 'at once' : <When at={due} />}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  )
}
