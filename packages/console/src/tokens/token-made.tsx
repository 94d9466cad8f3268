import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { SecretOnce } from '../parts/secret-once.tsx'
import styles from './tokens.module.css'

interface TokenMadeProps {
  readonly secret: string
  readonly what: string
  readonly onClose: () => void
  /** How it is used. */
  readonly children?: ReactNode
}

/** The new token, at the only moment at which it is shown. */
export function TokenMade({ secret, what, onClose, children }: TokenMadeProps) {
  return (
    <div className={styles.form}>
      <SecretOnce secret={secret} what={what} />
      {children}
      <div className={styles.actions}>
        <Button onClick={onClose}>I have copied it</Button>
      </div>
    </div>
  )
}
