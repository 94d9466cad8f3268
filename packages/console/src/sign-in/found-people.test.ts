import { describe, expect, it } from 'vitest'
import { foundPeople } from './found-people.ts'

const juergen = { name: 'Jürgen Weiß', email: 'juergen@moebel.example', scope: 'Möbelhaus Größ' }
const layla = { name: 'ليلى حداد', email: 'layla@noor.example', scope: 'شركة نور' }
const groups = [
  { label: 'Admin', scopeTypeLabel: 'Developer account', people: [juergen] },
  { label: 'Organization admin', scopeTypeLabel: 'Organization', people: [layla] },
]
const found = (search: string) => foundPeople(groups, search).flatMap(({ people }) => people)

describe('foundPeople', () => {
  it('shows everybody where nothing is searched', () => {
    expect(found('  ')).toEqual([juergen, layla])
  })

  it('finds by name in any script, with or without its marks', () => {
    expect(found('jurgen')).toEqual([juergen])
    expect(found('ليلى')).toEqual([layla])
  })

  it('finds by role and place together, and drops groups without anybody', () => {
    expect(foundPeople(groups, 'admin mobel')).toEqual([groups[0]])
    expect(foundPeople(groups, 'nobody')).toEqual([])
  })
})
