import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { files, read, root } from './source.ts'

const guides = files.filter((file) => file.endsWith('.md'))
const folders = ['packages', 'docs', 'tests', 'bench', 'scripts', '.ci']

describe('what Markdown points to exists: a dead path is the first thing that a newcomer tries', () => {
  test('links', () => {
    expect(
      guides.flatMap((file) =>
        [...read(file).matchAll(/\]\(([^)\s#]+)(#[^)]*)?\)/g)]
          .map(([, target]) => target!)
          .filter((target) => !/^(https?:|mailto:|\/)/.test(target))
          .filter((target) => !existsSync(join(root, dirname(file), target)))
          .map((target) => `${file} links to ${target}`),
      ),
    ).toEqual([])
  })

  test('paths named in text', () => {
    const path = new RegExp(`\`((?:${folders.map((folder) => folder.replace('.', '\\.')).join('|')})/[\\w./-]+)\``, 'g')
    expect(
      guides.flatMap((file) =>
        [...read(file).matchAll(path)]
          .map(([, target]) => normalize(target!))
          .filter((target) => !existsSync(join(root, target)))
          .map((target) => `${file} names ${target}`),
      ),
    ).toEqual([])
  })

  test('links to a section', () => {
    const wrong = guides.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)\s#]*)#([^)]+)\)/g)]
        .filter(([, target]) => !/^(https?:|mailto:|\/)/.test(target!))
        .map(([, target, section]) => ({
          target: target === '' ? file : normalize(join(dirname(file), target!)),
          section: section!,
        }))
        .filter(
          ({ target, section }) =>
            target.endsWith('.md') && existsSync(join(root, target)) && !sectionsOf(target).includes(section),
        )
        .map(({ target, section }) => `${file} links to ${target}#${section}`),
    )
    expect(wrong).toEqual([])
  })

  test('npm scripts', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = guides.flatMap((file) =>
      [...read(file).matchAll(/npm run ([a-z:]+)/g)].map(([, script]) => ({ file, script: script! })),
    )
    expect(named.filter(({ script }) => !(script in scripts))).toEqual([])
  })
})

/** Anchors as code hosts make them of headings. */
function sectionsOf(file: string): readonly string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}
