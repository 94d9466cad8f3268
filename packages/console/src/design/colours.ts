export interface Colour {
  readonly name: string
  readonly light: string
  readonly dark: string
}

/**
 * The colours that a style sheet names, in both schemes; those that are seen through are left out.
 *
 * @example coloursOf('--ink: light-dark(#10202f, #e9eff5);') // [{ name: '--ink', light: '#10202f', dark: '#e9eff5' }]
 */
export function coloursOf(sheet: string): readonly Colour[] {
  const named = sheet.matchAll(/(--[a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)
  return [...named].map(([, name = '', light = '', dark = '']) => ({ name, light, dark }))
}

/** The text colours, each with every ground that it is written on. */
export const writtenOn: Readonly<Record<string, readonly string[]>> = {
  '--ink': ['--ground', '--surface', '--surface-raised', '--surface-sunken'],
  '--ink-quiet': ['--ground', '--surface', '--surface-raised', '--surface-sunken'],
  '--sea': ['--ground', '--surface', '--surface-raised', '--surface-sunken'],
  '--sea-strong': ['--sea-ground', '--surface'],
  '--on-sea': ['--sea', '--sea-strong'],
  '--brass': ['--surface'],
  '--brass-ink': ['--brass-ground'],
  '--red': ['--red-ground', '--surface'],
  '--on-red': ['--red', '--red-strong'],
}

/** How much brighter one is than the other (WCAG 2.2, contrast ratio): 1 is the same, 21 is black on white. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG 2.2, relative luminance, of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
