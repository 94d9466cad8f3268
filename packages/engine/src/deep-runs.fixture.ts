/** How many random cases a property tries: enough to notice at once, far more in the deep run. */
export function runs(usual = 100): number {
  return process.env.PORTREEVE_DEEP === '1' ? usual * 100 : usual
}
