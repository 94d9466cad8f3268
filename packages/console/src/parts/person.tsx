import type { ReactNode } from 'react'
import { initials } from './initials.ts'
import styles from './person.module.css'

const tints = 5

function tintOf(text: string): number {
  let sum = 0
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return sum % tints
}

/** A circle with a person's initials; whoever cannot see it hears the name beside it. */
export function Initials({ name, small = false }: { readonly name: string; readonly small?: boolean }) {
  return (
    <span className={styles.initials} data-tint={tintOf(name)} data-small={small || undefined} aria-hidden>
      {initials(name)}
    </span>
  )
}

interface PersonProps {
  readonly name: ReactNode
  readonly plainName: string
  readonly detail?: ReactNode
}

/** A person in a list: initials, name over email. `name` may be a link. */
export function Person({ name, plainName, detail }: PersonProps) {
  return (
    <span className={styles.person}>
      <Initials name={plainName} />
      <span className={styles.words}>
        <span className={styles.name} dir="auto" title={plainName}>
          {name}
        </span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </span>
  )
}
