import type { Plugin } from 'vite'

interface Loaded {
  readonly type: string
  readonly imports?: readonly string[]
}

/**
 * Fails the build when files of it load each other in a circle: one of them then runs before what it needs is there, and a page breaks
 * whose code is right. `imports` are those that are there before a file runs, so pages that load each other on demand are none.
 */
export function noCircles(): Plugin {
  return {
    name: 'portreeve-no-circles',
    apply: 'build',
    generateBundle(_options, bundle) {
      const circle = findCircle(bundle)
      if (circle !== null) this.error(`These files load each other in a circle: ${circle.join(' → ')}`)
    },
  }
}

function findCircle(bundle: Readonly<Record<string, Loaded>>): readonly string[] | null {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    for (const needed of bundle[file]?.imports ?? []) {
      const circle = visit(needed, [...path, file])
      if (circle !== null) return circle
    }
    done.add(file)
    return null
  }
  for (const file of Object.keys(bundle)) {
    const circle = visit(file, [])
    if (circle !== null) return circle
  }
  return null
}
