import { loadBlueprint } from '@portreeve/blueprints'
import { describe, expect, it } from 'vitest'
import { readConfig } from './read-config.ts'
import { requireHostEntries } from './read-host-pages.ts'

const read = (text: string) => readConfig({ PORTREEVE_HOST_PAGES: text }, {}).hostPages

describe('C13: addresses of pages of the application', () => {
  it('come from a file or a text, and the command line wins', () => {
    expect(readConfig({}, {}).hostPages).toEqual({})
    expect(read('{ assistant: https://app.example.com/stan?from=portreeve#top }')).toEqual({
      assistant: 'https://app.example.com/stan?from=portreeve#top',
    })
    expect(read('assistant: http://localhost:8080/{scope}\ncontact: https://example.com')).toEqual({
      assistant: 'http://localhost:8080/{scope}',
      contact: 'https://example.com',
    })
    const given = { PORTREEVE_HOST_PAGES: '/nothing/here' }
    expect(readConfig(given, { hostPages: '{ contact: https://example.com }' }).hostPages).toHaveProperty('contact')
  })

  it.each([
    ['/nothing/there', 'cannot be read (ENOENT)'],
    ['[https://app.example.com]', 'must name an address for each entry'],
    ['{ assistant: https://a.example, assistant: https://b.example }', 'neither YAML nor JSON'],
    ['{ assistant: app.example.com }', 'The address of "assistant" in PORTREEVE_HOST_PAGES must begin with https://'],
    ['{ assistant: "javascript:alert(1)" }', 'must begin with https://'],
    ['{ assistant: "data:text/html,x" }', 'must begin with https://'],
    ['{ assistant: 7 }', 'must begin with https://'],
    ['{ assistant: "https://u:p@app.example.com" }', 'has a name or password in it'],
    ['{ assistant: "https://{scope}.example.com" }', 'after its host'],
    ['{ assistant: "https://app.example.com/{person}" }', 'nothing else in braces'],
  ])('%s is refused', (text, says) => {
    expect(() => read(text)).toThrow(says)
  })

  it('are those of entries that open nothing of Portreeve’s own, and a word that was meant is named', async () => {
    const blueprint = await loadBlueprint('ai-platform')
    const given = (id: string) => () => requireHostEntries({ [id]: 'https://app.example.com' }, blueprint)
    expect(given('finops-cost-explorer')).not.toThrow()
    expect(given('finops-cost-explorr')).toThrow('Did you mean "finops-cost-explorer"? There are: workflow-monitor')
    expect(given('users')).toThrow("opens a page of Portreeve's own")
    expect(given('apps')).toThrow("opens a page of Portreeve's own")
    expect(given('finops')).toThrow('The menu has no entry "finops".')
  })
})
