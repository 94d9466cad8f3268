interface Labelled {
  readonly scopeType: string
  readonly path: string
  readonly definition: { readonly label: string }
}

/** Two of the same label cannot be told apart on a page. Capitals do not make a difference that people see. */
export function checkLabels(
  things: readonly Labelled[],
  noun: string,
  report: (path: string, message: string) => void,
): void {
  const seen = new Map<string, Labelled>()
  for (const thing of things) {
    const label = `${thing.definition.label}`.trim()
    const key = `${thing.scopeType}\n${label.toLowerCase()}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, thing)
    else report(`${thing.path}.label`, `Another ${noun} of this scope type is called "${label}" too: ${first.path}.`)
  }
}
