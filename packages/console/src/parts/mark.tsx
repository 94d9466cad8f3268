/** The mark: a gate with its portcullis raised. The same drawing as `favicon.svg`. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="light-dark(#12263a, #1d3044)" />
      <path d="M8 23V14a8 8 0 0 1 16 0v9" fill="none" stroke="#f3f7fa" strokeWidth="2.5" />
      <path d="M13.3 8v9.2M18.7 8v9.2M9.3 12.7h13.4" fill="none" stroke="#4fc3a8" strokeWidth="1.7" />
      <path d="M5.5 24.6h21" fill="none" stroke="#d9a441" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  )
}
