import type { ReactNode } from 'react'
import styles from './design-page.module.css'

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

/** Parts that belong together, with an address. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section className={styles.section} id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}

/** One state of a part, named. */
export function Sample({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.sample}>
      <h3>{name}</h3>
      {children}
    </div>
  )
}
