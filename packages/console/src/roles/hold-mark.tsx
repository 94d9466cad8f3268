import type { Hold } from './hold.ts'
import styles from './hold-mark.module.css'

/** Yes is a filled mark, under a condition a half one, no a faint dash. What it says is beside it in words. */
export function HoldMark({ hold }: { readonly hold: Hold }) {
  return (
    <svg className={styles.mark} data-hold={hold} viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      {hold === 'yes' && (
        <>
          <circle cx="9" cy="9" r="8" fill="currentColor" />
          <path className={styles.check} d="m5.5 9.3 2.4 2.4 4.7-5" />
        </>
      )}
      {hold === 'conditional' && (
        <>
          <circle className={styles.ring} cx="9" cy="9" r="7.1" />
          <path d="M9 1.9a7.1 7.1 0 0 0 0 14.2z" fill="currentColor" />
        </>
      )}
      {hold === 'no' && <path className={styles.dash} d="M6 9h6" />}
    </svg>
  )
}
