/** The mark: a gate with its portcullis raised. The same drawing as `favicon.svg`. */
export function Brand() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="32" height="32" rx="7" />
      <path className="mark-gate" d="M8 23V14a8 8 0 0 1 16 0v9" fill="none" strokeWidth="2.5" />
      <path className="mark-grate" d="M13.3 8v9.2M18.7 8v9.2M9.3 12.7h13.4" fill="none" strokeWidth="1.7" />
      <path className="mark-sill" d="M5.5 24.6h21" fill="none" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  )
}
