import { type Condition, compile, conditionWords, type TenancyMode } from '@portreeve/engine'
import { describe, expect, it } from 'vitest'
import { loadBlueprint } from './load.ts'

/** Every condition of a blueprint as people read it, each sentence once. */
async function sentences(id: string, tenancy?: TenancyMode): Promise<string[]> {
  const policy = compile(await loadBlueprint(id), tenancy ? { tenancy } : {})
  const say = (when: Condition | null, kind?: string) => (when === null ? [] : [conditionWords(policy, when, kind)])
  const granted = policy.roles.flatMap((role) => role.grants.flatMap(({ when }) => say(when)))
  const done = [...policy.kinds.values()].flatMap((kind) =>
    [...kind.actions.values()].flatMap(({ when }) => say(when, kind.id)),
  )
  return [...new Set([...granted, ...done])]
}

describe('Every condition of the catalogue reads as a sentence', () => {
  it('A11, A14: developer-portal', async () => {
    expect(await sentences('developer-portal')).toEqual([
      'it is shared with them as Guest developer',
      'the app is public, or it is custom and its product account is trial or active',
      'the app is public',
      'its app is public and it does not belong to their organization',
    ])
  })

  it('auth-dashboard has none', async () => {
    expect(await sentences('auth-dashboard')).toEqual([])
  })

  it('C10, C11: ai-platform, of every kind alike', async () => {
    const several = await sentences('ai-platform', 'multi')
    const shared = 'belongs to their organization, and either it is their own'
    expect(several.filter((text) => /the (model|AutoML run) /.test(text))).toEqual([
      ...['Viewer or Editor', 'Editor'].map((as) => `the model ${shared} or it is shared with them as ${as}`),
      'the model belongs to their organization and it is their own',
      ...['Viewer or Editor', 'Editor'].map((as) => `the AutoML run ${shared} or it is shared with them as ${as}`),
      'the AutoML run belongs to their organization and it is their own',
    ])
    const single = await sentences('ai-platform', 'single')
    expect(single.filter((text) => text.startsWith('the model '))).toEqual([
      'the model is their own, or it is shared with them as Viewer or Editor',
      'the model is their own, or it is shared with them as Editor',
      'the model is their own',
    ])
    const shapes = [...several, ...single].map((text) => text.replace(/^the .+? (?=is |belongs )/, ''))
    expect(new Set(shapes).size, 'the same three for every kind, in either tenancy').toBe(6)
  })

  it('starter', async () => {
    expect(await sentences('starter')).toEqual([
      'it is their own',
      'it is shared with them as Editor',
      'the project is not archived',
    ])
  })
})
