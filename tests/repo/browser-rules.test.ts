import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, root } from './source.ts'

/** The rules of two of the systems: the README beside each blueprint says what each is. */
const systems = [
  ['the developer portal', 'A', 17],
  ['the AI platform', 'C', 15],
] as const

test.each(systems)('every rule of %s is proved in a browser, by a test that names it', (_system, letter, count) => {
  const folder = 'tests/browser'
  const specs = readdirSync(join(root, folder)).filter((file) => file.endsWith('.spec.ts'))
  const titles = specs.flatMap((file) =>
    [...read(`${folder}/${file}`).matchAll(/^ *test\(\s*(['`])(.*?)\1,/gms)].map(([, , title]) => title!),
  )
  const rules = Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
  const missing = rules.filter((rule) => !titles.some((title) => new RegExp(`\\b${rule}\\b`).test(title)))
  expect(missing).toEqual([])
})
