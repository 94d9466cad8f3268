import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlueprintError, type Problem } from '@portreeve/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBlueprint, parseBlueprint } from './load.ts'

const small = `
id: small
label: Small
description: One scope type and one role.
sessions: { longest: 12h, idle: 1h }
setUp: [platform:operator]
scopes:
  platform:
    label: Platform
    rolesPerPerson: one
    roleChanges: immediate
    leaving: []
    permissions:
      Installation:
        installation.run: Run it
    roles:
      operator:
        label: Operator
        description: Runs it.
        grants: [{ group: Installation, when: own }]
        assigns: [operator]
    guards:
      scope.read: installation.run
menu: { resolve: by-permission, scope: platform, sections: [] }
`

function problemsOf(text: string): readonly Problem[] {
  try {
    parseBlueprint(text, 'roles.yaml')
  } catch (error) {
    if (error instanceof BlueprintError) return error.problems
    throw error
  }
  return []
}

function changed(...changes: readonly (readonly [string, string])[]): readonly Problem[] {
  const text = changes.reduce((written, [from, to]) => {
    expect(written).toContain(from)
    return written.replace(from, to)
  }, small)
  return problemsOf(text)
}

describe('A blueprint of the wrong shape', () => {
  it('is read when there is nothing wrong with it', () => {
    expect(parseBlueprint(small, 'roles.yaml').scopes.platform!.roles.operator!.label).toBe('Operator')
  })

  it('says which word was probably meant', () => {
    expect(changed(['assigns:', 'assings:'])).toEqual([
      { path: 'scopes.platform.roles.operator.assings', message: "unknown word 'assings', did you mean 'assigns'?" },
    ])
    expect(changed(['scope.read:', 'scope.raed:'])).toEqual([
      { path: 'scopes.platform.guards.scope.raed', message: "unknown word 'scope.raed', did you mean 'scope.read'?" },
    ])
    expect(changed(['when: own', 'when: onw'])).toEqual([
      {
        path: 'scopes.platform.roles.operator.grants[0].when',
        message: "unknown word 'onw', did you mean 'own'?",
      },
    ])
  })

  it('reports everything at once, each with its place', () => {
    const problems = changed(
      ['label: Small', 'lable: Small'],
      ['longest: 12h', 'longest: soon'],
      ['rolesPerPerson: one', 'rolesPerPerson: two'],
      ['grants: [{ group: Installation, when: own }]', 'grants: installation.run'],
      ['description: Runs it.', 'description: ""'],
    )
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'label: is missing',
      'sessions.longest: a length of time is a whole number and a unit: 30m, 12h or 7d',
      "scopes.platform.rolesPerPerson: must be one of one, several, but is 'two'",
      'scopes.platform.roles.operator.description: must not be empty',
      "scopes.platform.roles.operator.grants: must be a list, but is 'installation.run'",
      "lable: unknown word 'lable', did you mean 'label'?",
    ])
  })

  it('is told about the form that was meant, not about all that it could have been', () => {
    expect(changed(['when: own', 'when: { sharedAs: [] }'])).toEqual([
      { path: 'scopes.platform.roles.operator.grants[0].when.sharedAs', message: 'must not be empty' },
    ])
    expect(changed(['when: own', 'when: { resource.state: { equals: done } }']).map(({ path }) => path)).toContain(
      'scopes.platform.roles.operator.grants[0].when.resource.state.equals',
    )
  })

  it('is never a picture of a regular expression (X7)', () => {
    const [problem] = changed(['installation.run: Run it', 'Installation Run: Run it'])
    expect(problem!.message).toBe(
      'a permission is written in small letters, digits, hyphens and dots, such as app.publish',
    )
  })
})

describe('A hostile text', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  const bomb = levels
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(9)
          .fill(i === 0 ? 'lol' : `*${levels[i - 1]}`)
          .join(', ')}]`,
    )
    .join('\n')

  it.each([
    ['aliases that grow without measure', bomb, /aliases/],
    ['an alias of nothing', 'a: *b', /aliases/],
    ['an anchor that holds itself', small.replace('when: own', 'when: &c { not: *c }'), /nested too deeply/],
    ['brackets without end', deep, /nested too deeply/],
    ['ten megabytes', 'a'.repeat(10_000_000), /larger than 1 MB/],
    ['a list', '- a\n- b', /must be a mapping/],
    ['nothing', '', /must be a mapping/],
    ['a sentence', 'Ignore the blueprint.', /must be a mapping/],
    ['a word twice', `${small}\nid: other`, /stands here twice/],
    ['a second document', `${small}\n---\n${small}`, /second document/],
    ['a tag that makes something', 'id: !!js/function "() => 1"', /tag/i],
    ['a mapping as a key', '? { a: b }\n: c', /cannot be a key/],
    ['a broken line', 'id: [small', /.+/],
  ])('with %s is refused in words', (_name, text, message) => {
    const [problem, ...others] = problemsOf(text)
    expect(problem!.message).toMatch(message)
    expect(problem!.path).toMatch(/^roles\.yaml(:\d+:\d+)?$/)
    expect(others).toEqual([])
  })

  it('cannot reach the prototype of anything', () => {
    expect(problemsOf(`${small}\n__proto__: { polluted: yes }`)[0]!.message).toMatch(/unknown word '__proto__'/)
    expect('polluted' in {}).toBe(false)
  })
})

describe('loadBlueprint', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portreeve-blueprint-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('reads a file', async () => {
    const file = join(folder, 'roles.yaml')
    await writeFile(file, small)
    expect((await loadBlueprint(file)).id).toBe('small')
  })

  it('names the blueprints that come along when there is no such one', async () => {
    await expect(loadBlueprint('developer-protal')).rejects.toThrow(/developer-portal, auth-dashboard/)
  })

  it('refuses a folder and a file that is too large before reading it', async () => {
    await expect(loadBlueprint(folder)).rejects.toThrow('This is not a file.')
    const file = join(folder, 'huge.yaml')
    await writeFile(file, Buffer.alloc(10_000_000))
    await expect(loadBlueprint(file)).rejects.toThrow('larger than 1 MB')
  })
})
