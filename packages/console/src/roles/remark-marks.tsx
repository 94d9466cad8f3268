import { VisuallyHidden } from '@mantine/core'
import { type Icon, IconLockCheck, IconUserScreen } from '@tabler/icons-react'
import styles from './remark-marks.module.css'
import { permissionRemarks } from './remarks.ts'
import type { Permission } from './roles-query.ts'

const pictures: Readonly<Record<string, Icon>> = {
  'In a session only': IconUserScreen,
  Confirmed: IconLockCheck,
}

/** Small pictures of what is special about a permission; the legend and each explanation say it in words. */
export function RemarkMarks({ permission }: { readonly permission: Permission }) {
  return permissionRemarks(permission).map(({ word, text }) => {
    const Picture = pictures[word]!
    return (
      <span key={word} className={styles.mark} title={`${word}. ${text}`}>
        <Picture size={14} stroke={1.7} aria-hidden />
        <VisuallyHidden>{word}</VisuallyHidden>
      </span>
    )
  })
}
