import { describe, expect, test } from 'vitest'
import { importedFiles, importsOf, linesMatching, shipped } from './source.ts'

const feature = /^packages\/(?:server|console)\/src\/features\/([^/]+)\//
const featureOf = (file: string) => feature.exec(file)?.[1] ?? null
const inFeatures = shipped.filter((file) => /^packages\/server\/src\/features\//.test(file))
const kind = (suffix: string) => inFeatures.filter((file) => new RegExp(`(^|[/-])${suffix}\\.ts$`).test(file))
const importing = (among: readonly string[], forbidden: (target: string, file: string) => boolean) =>
  among.flatMap((file) =>
    [...importedFiles(file), ...importsOf(file).flatMap(({ from }) => (from.startsWith('.') ? [] : [from]))]
      .filter((target) => forbidden(target, file))
      .map((target) => `${file} imports ${target}`),
  )

describe('inside a feature: routes → service → queries', () => {
  test('there are features to look at', () => {
    expect(kind('routes').length).toBeGreaterThan(5)
    expect(kind('service').length).toBeGreaterThan(5)
    expect(kind('queries').length).toBeGreaterThan(5)
  })

  test('routes know HTTP only: SQL in them would be a way around the rules of the service', () => {
    const sql = (target: string) =>
      /queries\.ts$/.test(target) || target.startsWith('drizzle-orm') || /\/db\//.test(target)
    expect(importing(kind('routes'), sql)).toEqual([])
  })

  test('services know no HTTP, so that every door can end in them', () => {
    const http = (target: string) =>
      target.startsWith('fastify') ||
      target.startsWith('@fastify/') ||
      /routes\.ts$/.test(target) ||
      /\/src\/http\//.test(target)
    expect(importing(kind('service'), http)).toEqual([])
  })

  test('services write no SQL: all of it stands in queries', () => {
    expect(
      linesMatching(
        kind('service'),
        /\bsql`|from 'drizzle-orm|\.(select|insert|update|delete)\(schema|tx\.(select|insert|update|delete|execute)\(/,
      ),
    ).toEqual([])
  })

  test('queries know SQL only: a rule in them would be missed by the next query', () => {
    const above = (target: string) =>
      /(service|routes)\.ts$/.test(target) || target.startsWith('fastify') || /\/src\/http\//.test(target)
    expect(importing(kind('queries'), above)).toEqual([])
  })

  test('a feature never uses the queries of another: it asks its service, which has the rules', () => {
    const foreign = (target: string, file: string) =>
      /queries\.ts$/.test(target) && featureOf(target) !== featureOf(file)
    expect(importing(inFeatures, foreign)).toEqual([])
  })

  test('features do not go round in circles: a circle is one feature in two folders', () => {
    expect(circle(edges())).toBe(null)
  })
})

function edges(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const file of inFeatures) {
    const own = featureOf(file)!
    const typeOnly = new Set(
      importsOf(file)
        .filter((entry) => entry.typeOnly)
        .map(({ from }) => from.split('/').slice(-2).join('/')),
    )
    for (const target of importedFiles(file)) {
      const other = featureOf(target)
      if (other === null || other === own || typeOnly.has(target.split('/').slice(-2).join('/'))) continue
      found.set(own, (found.get(own) ?? new Set()).add(other))
    }
  }
  return found
}

/** One circle as `a → b → a`, or null. */
function circle(graph: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const done = new Set<string>()
  const walk = (node: string, path: readonly string[]): string | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(' → ')
    if (done.has(node)) return null
    for (const next of graph.get(node) ?? []) {
      const found = walk(next, [...path, node])
      if (found !== null) return found
    }
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const found = walk(node, [])
    if (found !== null) return found
  }
  return null
}
