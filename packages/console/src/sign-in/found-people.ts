interface Group<Person> {
  readonly label: string
  readonly scopeTypeLabel: string | null
  readonly people: readonly Person[]
}

interface Findable {
  readonly name: string
  readonly email: string
  readonly scope: string | null
}

/** The groups with the people who have every word in their name, address, role or place. A role's name finds all its people. */
export function foundPeople<Person extends Findable, Some extends Group<Person>>(
  groups: readonly Some[],
  search: string,
): readonly Some[] {
  const words = folded(search).split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({
      ...group,
      people: group.people.filter(({ name, email, scope }) => {
        const text = folded([name, email, scope, group.label, group.scopeTypeLabel].filter(Boolean).join(' '))
        return words.every((word) => text.includes(word))
      }),
    }))
    .filter(({ people }) => people.length > 0)
}

/** `Jürgen` is found by `jurgen`: not every keyboard has every letter. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
