import { IconBuilding } from '@tabler/icons-react'
import styles from './resources.module.css'

/** Stands where a person's initials stand. */
export function OrganizationMark({ small = false }: { readonly small?: boolean }) {
  return (
    <span className={styles.organization} data-small={small || undefined}>
      <IconBuilding size={small ? 14 : 17} stroke={1.6} aria-hidden />
    </span>
  )
}
