/** How many cases each property tries: some hundreds at once, a hundred thousand in the deep run. */
export function cases(): number {
  return process.env.PORTREEVE_DEEP === '1' ? 100_000 : 300
}
