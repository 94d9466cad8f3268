import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const file = new URL('results.json', import.meta.url)

/** Puts the rows of one measurement (whose ids begin alike) into results.json in place of its earlier ones, and prints them. */
export function writeResults(family, rows) {
  const belongs = ({ id }) => id === family || id.startsWith(`${family}.`)
  const others = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).filter((row) => !belongs(row)) : []
  const all = [...others, ...rows].sort((a, b) => familyOf(a).localeCompare(familyOf(b)))
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`)
  console.table(
    Object.fromEntries(rows.map(({ id, ours, peer, ratio, goal, met }) => [id, { ours, peer, ratio, goal, met }])),
  )
}

const familyOf = ({ id }) => id.split('.')[0]
