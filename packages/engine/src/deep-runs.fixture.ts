/** How many random cases a property tries: enough to notice at once, far more in the deep run. */
export function runs(usual = 100): number {
  return process.env.PORTREEVE_DEEP === '1' ? usual * 100 : usual
}

/** How long a property may take, in milliseconds: the deep run has a hundred times the cases, on whatever machine. */
export const patienceMs = process.env.PORTREEVE_DEEP === '1' ? 20 * 60_000 : 60_000
