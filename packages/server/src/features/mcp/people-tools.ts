import { z } from 'zod'
import { type Door, ToolRefusal } from './door.ts'
import { tool } from './tool.ts'

interface Member {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly { readonly role: string; readonly label: string }[]
  readonly status: string
  readonly lastActiveAt: string | null
}

interface Explained {
  readonly subject: { readonly name: string }
  readonly permission: { readonly label: string }
  readonly reason: string
  readonly answer: 'always' | 'never' | 'depends'
  readonly canBeGivenBy: readonly { readonly name: string }[]
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const peopleTools = [
  tool({
    name: 'list_members',
    title: 'List members',
    description:
      'The people of this place with their roles. Ask for the next page with `after`, the `next` of the page before.',
    input: z.strictObject({
      search: z.string().max(200).optional().describe('How the name or the address begins'),
      after: z.string().max(500).optional(),
    }),
    needs: { guard: 'members.read' },
    readOnly: true,
    async run({ door }, { search, after }) {
      const page = await door.get<{ items: Member[]; next: string | null }>('/members', { search, after })
      const items = page.items.map(({ id, name, email, roles, status, lastActiveAt }) => ({
        ...{ id, name, email, status, lastActiveAt },
        roles: roles.map(({ role, label }) => ({ role, label })),
      }))
      const lines = items.map(({ name, email, roles, status }) => {
        const held = roles.map(({ label }) => label).join(', ') || 'no role'
        return `${name} <${email}>: ${held}${status === 'active' ? '' : `, ${status}`}`
      })
      return { structured: { items, next: page.next }, text: lines.join('\n') || 'Nobody.' }
    },
  }),
  tool({
    name: 'explain_access',
    title: 'Explain access',
    description:
      'Whether somebody may do something here, why, and who could change it. Name a permission, or a resource (the id of an app, for instance) and an action.',
    input: z.strictObject({
      person: z.string().min(1).max(320).describe('Their id, name or email address'),
      permission: z.string().max(200).optional().describe('The id of a permission'),
      resource: z.uuid().optional().describe('The id of what is to be worked on'),
      action: z.string().max(200).optional().describe('What is to be done with the resource, such as `publish`'),
    }),
    needs: { guard: 'access.check' },
    readOnly: true,
    async run({ door }, { person, ...ask }) {
      const answer = await door.get<Explained>('/access', { person: await personCalled(door, person), ...ask })
      const { subject, permission, reason, canBeGivenBy } = answer
      const who = canBeGivenBy.map(({ name }) => name).join(', ')
      const text = `${subject.name}, “${permission.label}”: ${words[answer.answer]}. ${reason}${who === '' ? '' : ` Can be given by: ${who}.`}`
      return { structured: { ...answer }, text }
    },
  }),
]

const words = { always: 'yes', never: 'no', depends: 'it depends on which' } as const

/** The id of somebody by their name or address. */
async function personCalled(door: Door, text: string): Promise<string> {
  if (id.test(text)) return text
  const { items } = await door.get<{ items: { id: string; kind: string; name: string; detail: string }[] }>(
    '/access/subjects',
    { search: text },
  )
  const called = (value: string) => value.toLowerCase() === text.toLowerCase()
  const people = items.filter(({ kind, name, detail }) => kind === 'person' && (called(name) || called(detail)))
  if (people.length === 1) return people[0]!.id
  if (people.length === 0) throw new ToolRefusal('not-found', `Nobody here is called “${text}”.`)
  const which = people.map(({ name, detail }) => `${name} <${detail}>`).join(', ')
  throw new ToolRefusal('invalid-input', `Several people are called “${text}”: ${which}. Give the address.`)
}
