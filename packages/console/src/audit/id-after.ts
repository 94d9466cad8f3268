/** The id that follows this one.
 *
 * @example idAfter('00000000-0000-7000-8000-0000000000ff') === '00000000-0000-7000-8000-000000000100'
 */
export function idAfter(id: string): string {
  const digits = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
