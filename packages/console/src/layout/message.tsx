import type { ReactNode } from 'react'

interface MessageProps {
  readonly title: string
  readonly action?: { readonly label: string; readonly act: () => void }
  readonly children: ReactNode
}

/** A whole page that says what happened, why, and what to do. */
export function Message({ title, action, children }: MessageProps) {
  return (
    <section className="message" role="alert">
      <h1>{title}</h1>
      <p>{children}</p>
      {action && (
        <button type="button" className="primary" onClick={action.act}>
          {action.label}
        </button>
      )}
    </section>
  )
}
