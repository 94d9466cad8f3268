import { PortreeveError } from '@portreeve/sdk'
import { IconInfoCircle } from '@tabler/icons-react'
import { Failure } from '../parts/failure.tsx'
import styles from './ceremony-failure.module.css'
import { ceremonyWords } from './ceremony-words.ts'

interface CeremonyFailureProps {
  readonly error: Error | null
  readonly doing: 'using' | 'adding'
}

/** Why there was no passkey: refused by the server, or not given by the browser, which is often only somebody's change of mind. */
export function CeremonyFailure({ error, doing }: CeremonyFailureProps) {
  if (error === null) return null
  if (error instanceof PortreeveError) return <Failure error={error} />
  const words = ceremonyWords(error, doing)
  if (words === null) return null
  return (
    <div className={styles.words} role="alert">
      <IconInfoCircle size={18} stroke={1.8} aria-hidden />
      <div>
        <strong>{words.title}</strong>
        <p>{words.text}</p>
      </div>
    </div>
  )
}
