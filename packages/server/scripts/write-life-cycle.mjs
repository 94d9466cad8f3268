// Writes the diagram and the tables of docs/life-cycle.md from features/members/life-cycle.ts, which the server itself asks. What
// stands around them is written by hand. With --check it writes nothing and fails where they differ.
import { readFileSync, writeFileSync } from 'node:fs'
import { accountActs, scopeActs } from '../dist/features/members/life-cycle.js'

const file = new URL('../../../docs/life-cycle.md', import.meta.url)
const former = readFileSync(file, 'utf8')
const text = ['scope', 'account'].reduce((whole, part) => filled(whole, part), former)

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else if (text !== former) {
  console.error('docs/life-cycle.md is out of date. Run: node packages/server/scripts/write-life-cycle.mjs')
  process.exitCode = 1
}

function filled(whole, part) {
  const [begin, end] = [`<!-- ${part}: written from the code -->`, `<!-- ${part}: end -->`]
  const [from, to] = [whole.indexOf(begin), whole.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/life-cycle.md has no place for ${part}: ${begin} … ${end}`)
  const acts = part === 'scope' ? scopeActs : accountActs
  return `${whole.slice(0, from + begin.length)}\n\n${diagram(acts)}\n\n${table(acts)}\n\n${whole.slice(to)}`
}

/** One arrow for each pair of states, with all the acts that take it. */
function diagram(acts) {
  const arrows = new Map()
  for (const [name, { from, to, or }] of Object.entries(acts)) {
    for (const state of from) {
      for (const end of or === undefined ? [to] : [to, or]) {
        const arrow = `${state} --> ${end === 'same' ? state : end}`
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), name])
      }
    }
  }
  const lines = [...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`)
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n')
}

function table(acts) {
  const rows = Object.entries(acts).map(([name, act]) => {
    const where = act.way === undefined ? '' : `\`leaving\` has \`${act.way}\`; `
    const to = act.or === undefined ? act.to : `${act.to}, ${act.or}`
    const cells = [name, act.from.join(', '), to, doneBy(act.by), `${where}${act.needs}`, act.leaves]
    return `| ${cells.join(' | ')} |`
  })
  return ['| act | from | to | by | takes | leaves |', '|---|---|---|---|---|---|', ...rows].join('\n')
}

function doneBy(by) {
  if (by === 'self') return 'the person'
  return by === 'time' ? 'the moment itself' : `\`${by}\``
}
