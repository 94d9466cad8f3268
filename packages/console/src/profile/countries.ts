/** Every country and territory that has a code of ISO 3166-1, as the reader's language names and orders them. */
export function countries(locale = navigator.language): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const found = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !reserved.has(code))
    .flatMap((value) => {
      const label = names.of(value)
      return label === undefined ? [] : [{ value, label }]
    })
  const byName = new Intl.Collator(locale).compare
  return found.sort((a, b) => byName(a.label, b.label))
}

export function countryName(code: string, locale = navigator.language): string {
  return new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(code) ?? code
}

/** Codes that browsers have a name for and that are no country: unions, parts, former states, and placeholders. Kosovo (XK) stays. */
const reserved = new Set([
  ...['AC', 'AN', 'BU', 'CP', 'CQ', 'CS', 'DD', 'DG', 'DY', 'EA', 'EU', 'EZ', 'FX', 'HV', 'IC', 'NH', 'NT', 'QO', 'RH'],
  ...['SU', 'TA', 'TP', 'UK', 'UN', 'VD', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ'],
])
