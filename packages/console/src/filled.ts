/**
 * Only what is given: a filter that is off is no part of a question.
 *
 * @example filled({ search: '', role: 'a', after: undefined }) // { role: 'a' }
 */
export function filled<Values extends Readonly<Record<string, unknown>>>(
  values: Values,
): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return Object.fromEntries(given) as { [Key in keyof Values]?: NonNullable<Values[Key]> }
}
