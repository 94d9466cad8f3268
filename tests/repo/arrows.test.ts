import { describe, expect, test } from 'vitest'
import { files, importedFiles, importsOf, isTest, read, shipped } from './source.ts'

/** The arrows of ARCHITECTURE.md: what each package may know of the others. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  blueprints: ['engine'],
  server: ['engine', 'blueprints'],
  sdk: [],
  console: ['sdk', 'engine'],
  cli: ['engine', 'blueprints', 'server', 'sdk', 'console'],
}

const packageOf = (file: string) => file.split('/')[1]!
const workspaceName = /^@portreeve\/([a-z]+)/

describe('arrows between packages point one way, so that each can be understood without those that use it', () => {
  test('in imports', () => {
    const wrong = files
      .filter((file) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(file))
      .flatMap((file) =>
        importsOf(file).flatMap(({ from }) => {
          const target = workspaceName.exec(from)?.[1]
          const allowed =
            target === undefined || target === packageOf(file) || mayUse[packageOf(file)]?.includes(target)
          return allowed ? [] : [`${file} imports ${from}`]
        }),
      )
    expect(wrong).toEqual([])
  })

  test('in what package.json asks for', () => {
    const wrong = Object.keys(mayUse).flatMap((name) => {
      const { dependencies, devDependencies } = JSON.parse(read(`packages/${name}/package.json`))
      return Object.keys({ ...dependencies, ...devDependencies }).flatMap((dependency) => {
        const target = workspaceName.exec(dependency)?.[1]
        return target === undefined || mayUse[name]!.includes(target) ? [] : [`${name} depends on ${target}`]
      })
    })
    expect(wrong).toEqual([])
  })

  test('in the references that the compiler follows', () => {
    const wrong = Object.keys(mayUse)
      .filter((name) => files.includes(`packages/${name}/tsconfig.json`))
      .flatMap((name) => {
        const { references = [] } = JSON.parse(read(`packages/${name}/tsconfig.json`))
        return references.flatMap(({ path }: { path: string }) =>
          mayUse[name]!.includes(path.replace('../', '')) ? [] : [`${name} references ${path}`],
        )
      })
    expect(wrong).toEqual([])
  })

  test('and nothing reaches into another package by a path', () => {
    const wrong = shipped.flatMap((file) =>
      importedFiles(file).flatMap((target) =>
        target.startsWith(`packages/${packageOf(file)}/`) ? [] : [`${file} imports ${target}`],
      ),
    )
    expect(wrong).toEqual([])
  })
})

test('the engine imports nothing, not even node:, so that it runs in a browser and on the edge', () => {
  const engine = shipped.filter((file) => file.startsWith('packages/engine/'))
  expect(engine.length).toBeGreaterThan(10)
  expect(
    engine.flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => !from.startsWith('./'))
        .map(({ from }) => `${file} imports ${from}`),
    ),
  ).toEqual([])
  const { dependencies, peerDependencies } = JSON.parse(read('packages/engine/package.json'))
  expect({ dependencies, peerDependencies }).toEqual({})
})

test('what ships imports no test and no fixture', () => {
  expect(
    shipped.flatMap((file) =>
      importedFiles(file)
        .filter(isTest)
        .map((target) => `${file} imports ${target}`),
    ),
  ).toEqual([])
})
