import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, root } from './source.ts'

/** The rules of the developer portal: docs of the blueprint say what each is. */
const rules = Array.from({ length: 17 }, (_, index) => `A${index + 1}`)

test('every rule of the developer portal is proved in a browser, by a test that names it', () => {
  const folder = 'tests/browser'
  const specs = readdirSync(join(root, folder)).filter((file) => file.endsWith('.spec.ts'))
  const titles = specs.flatMap((file) =>
    [...read(`${folder}/${file}`).matchAll(/^ *test\(\s*(['`])(.*?)\1,/gms)].map(([, , title]) => title!),
  )
  const missing = rules.filter((rule) => !titles.some((title) => new RegExp(`\\b${rule}\\b`).test(title)))
  expect(missing).toEqual([])
})
