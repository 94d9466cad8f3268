import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { files, read, root } from './source.ts'

const manifests = files.filter((file) => /^packages\/[^/]+\/package\.json$/.test(file))

describe.each(manifests)('%s', (file) => {
  const manifest = JSON.parse(read(file))
  const folder = file.replace('/package.json', '')

  test('says everything that somebody needs who installs it', () => {
    expect(manifest).toMatchObject({
      name: expect.stringMatching(/^(@portreeve\/[a-z]+|portreeve)$/),
      version: JSON.parse(read('package.json')).version,
      description: expect.stringMatching(/\.$/),
      license: 'Apache-2.0',
      type: 'module',
      engines: { node: '>=20.19' },
      files: expect.arrayContaining(['dist']),
    })
    expect(manifest.exports ?? manifest.bin, 'nothing is public by accident').toBeDefined()
  })

  test('brings its license', () => {
    expect(read(`${folder}/LICENSE`)).toBe(read('LICENSE'))
  })

  test('asks for exact versions, so that what was tested is what runs', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, range]) => !/^\d+(\.\d+\.\d+(-[\w.]+)?)?$/.test(String(range)),
    )
    expect(ranges).toEqual([])
  })

  test('declares every package that it imports, and is run by what it declares', () => {
    const declared = new Set([manifest.name, ...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })])
    const imported = files
      .filter(
        (source) =>
          source.startsWith(`${folder}/src/`) &&
          /\.tsx?$/.test(source) &&
          !/\.(test|test-d|fixture)\.tsx?$/.test(source),
      )
      .flatMap((source) =>
        [...read(source).matchAll(/^(?:import|export)\s[^'";]*?from '([^'.][^']*)'/gm)].map(([, from]) => from!),
      )
      .filter((from) => !from.startsWith('node:'))
      .map((from) => (from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : from.split('/')[0]!))
    expect([...new Set(imported)].filter((name) => !declared.has(name))).toEqual([])
  })
})

test('the license of the whole is there, with its name in package.json', () => {
  expect(read('LICENSE')).toContain('Apache License')
  expect(JSON.parse(read('package.json')).license).toBe('Apache-2.0')
})

test('what a newcomer looks for is there', () => {
  const expected = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE', 'docs/errors.md']
  expect(expected.filter((file) => !existsSync(join(root, file)))).toEqual([])
})
