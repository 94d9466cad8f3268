import { Radio } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { IconBan, IconChevronRight, IconMinus, IconPlus } from '@tabler/icons-react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import lines from '../parts/held-permissions.module.css'
import { Notice } from '../parts/notice.tsx'
import type { RolePreview } from './act-calls.ts'
import styles from './act-dialog.module.css'
import { atOnceWords, isDemotion, waitingWords } from './role-timing.ts'

interface RolePreviewPartProps {
  readonly preview: RolePreview
  readonly applyNow: boolean
  readonly onApplyNow: (applyNow: boolean) => void
}

/** What a change of roles will do, and when: said before it is made. */
export function RolePreviewPart({ preview, applyNow, onApplyNow }: RolePreviewPartProps) {
  const catalogue = useCatalogue()
  const { roles, gains, losses, takesEffect, sessionsWaiting, refusal } = preview
  const labels = (keys: readonly string[]) => keys.map((key) => roleLabel(catalogue, key))
  const change = { before: labels(roles.before), after: labels(roles.after) }
  if (refusal) {
    return (
      <Notice icon={IconBan} title="This cannot be done">
        {refusal.detail}
      </Notice>
    )
  }
  const now = <Radio key="now" value="now" label="Now" description={atOnceWords(change)} />
  const later = (
    <Radio
      key="later"
      value="later"
      label="At their next sign-in"
      description={waitingWords(change, sessionsWaiting)}
    />
  )
  return (
    <>
      {takesEffect === 'now' ? (
        <p>It counts at once: {atOnceWords(change)}</p>
      ) : (
        <Radio.Group
          label="When it counts"
          value={applyNow ? 'now' : 'later'}
          onChange={(value) => onApplyNow(value === 'now')}
        >
          <div className={styles.choices}>{isDemotion(preview) ? [now, later] : [later, now]}</div>
        </Radio.Group>
      )}
      {gains.length + losses.length === 0 ? (
        <p className="quiet">What they may do stays the same.</p>
      ) : (
        <div className={styles.lists}>
          <Permissions title="They gain" permissions={gains} isGain />
          <Permissions title="They lose" permissions={losses} isGain={false} />
        </div>
      )}
    </>
  )
}

interface PermissionsProps {
  readonly title: string
  readonly permissions: RolePreview['gains']
  readonly isGain: boolean
}

function Permissions({ title, permissions, isGain }: PermissionsProps) {
  if (permissions.length === 0) return null
  return (
    <details className={lines.group}>
      <summary>
        <IconChevronRight size={14} aria-hidden />
        <span>{title}</span>
        <span className={lines.count}>
          {permissions.length} {permissions.length === 1 ? 'permission' : 'permissions'}
        </span>
      </summary>
      <ul>
        {permissions.map(({ permission, label, before, after }) => (
          <li key={permission}>
            {isGain ? (
              <IconPlus className={lines.yes} size={16} aria-hidden />
            ) : (
              <IconMinus className={styles.lost} size={16} aria-hidden />
            )}
            <span className={lines.permission}>
              {label}
              <code>{permission}</code>
            </span>
            {(before === 'depends' || after === 'depends') && (
              <span className={lines.remark}>
                {after === 'depends' ? 'under a condition' : 'not only under a condition'}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
