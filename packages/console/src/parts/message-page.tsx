import type { Icon } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { byName } from './by-name.ts'
import styles from './message-page.module.css'
import { RequestId } from './request-id.tsx'

interface MessagePageProps {
  readonly icon: Icon
  readonly title: string
  readonly tone?: 'quiet' | 'refused'
  /** What happened and why. */
  readonly children: ReactNode
  /** Who can help, by name. */
  readonly ask?: readonly { readonly name: string; readonly role: string }[]
  /** What else there is to know or to do, before the actions. */
  readonly more?: ReactNode
  readonly requestId?: string | null
  readonly actions?: ReactNode
}

/** A whole page that says what happened, why, who can help, and what to do now. */
export function MessagePage({
  icon: Picture,
  title,
  tone = 'quiet',
  children,
  ask,
  more,
  requestId,
  actions,
}: MessagePageProps) {
  useEffect(() => {
    document.title = `${title} · Portreeve`
  }, [title])
  return (
    <section className={styles.message}>
      <span className={styles.picture} data-tone={tone}>
        <Picture size={24} stroke={1.6} aria-hidden />
      </span>
      <h1>{title}</h1>
      <div className={styles.text}>{children}</div>
      {ask && ask.length > 0 && (
        <div className={styles.ask}>
          <h2>Who can help</h2>
          <ul>
            {byName(ask).map(({ name, roles }) => (
              <li key={name}>
                <bdi className={styles.name} title={name}>
                  {name}
                </bdi>{' '}
                <span className="quiet">{roles.join(', ')}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {more}
      {actions && <div className={styles.actions}>{actions}</div>}
      {requestId && <RequestId id={requestId} />}
    </section>
  )
}
