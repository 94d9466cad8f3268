import { type ReactNode, useId } from 'react'

/** Something to know before anything else. */
export function Notice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId()
  return (
    <aside className="notice" aria-labelledby={heading}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <circle cx="10" cy="10" r="8.1" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M10 9.2v4.6M10 6.1v.4" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
      <div>
        <h2 id={heading}>{title}</h2>
        <p>{children}</p>
      </div>
    </aside>
  )
}
