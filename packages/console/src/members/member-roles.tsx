import { IconArrowRight, IconClockHour4 } from '@tabler/icons-react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { Badge } from '../parts/badge.tsx'
import styles from './member-roles.module.css'
import type { Member } from './members.ts'
import { pendingRoles } from './pending-roles.ts'

/** Somebody's roles here; a change that waits says when it will count. */
export function MemberRoles({ member }: { readonly member: Member }) {
  const catalogue = useCatalogue()
  const pending = pendingRoles(member, (key) => roleLabel(catalogue, key))
  if (pending) {
    return (
      <Badge tone="waiting" icon={IconClockHour4}>
        <span className={styles.pending}>
          {pending.from.join(', ') || 'No role'}
          <IconArrowRight size={12} aria-label="becomes" />
          {pending.to.join(', ') || 'No role'}
          <span>at next sign-in</span>
        </span>
      </Badge>
    )
  }
  if (member.roles.length === 0) return <span className="quiet">No role</span>
  return (
    <span className={styles.column}>
      <span className={styles.roles}>
        {member.roles.map(({ role, label }) => (
          <Badge key={role}>{label}</Badge>
        ))}
      </span>
      {member.guest && <span className="quiet small">{guestWords(member.guest)}</span>}
    </span>
  )
}

/** What a guest works on, and who answers for them. */
function guestWords({ sponsor, resources, hidden }: NonNullable<Member['guest']>): string {
  const [first] = resources
  const more = resources.length + hidden - 1
  const things = first ? `${first.name}${more > 0 ? ` and ${more} more` : ''}` : null
  const by = sponsor && `${sponsor.here ? 'sponsor' : 'sponsor gone:'} ${sponsor.name}`
  return [things, by].filter(Boolean).join(' · ')
}
