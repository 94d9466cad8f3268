interface Question {
  readonly origin: string
  readonly person: string
  readonly permission: string
  readonly scopeType: string
  /** As addresses write it. */
  readonly scope: string
}

/** One question to the decision API (OpenID AuthZEN), as one asks it from a shell. */
export function curlSample({ origin, ...question }: Question): string {
  const members = Object.entries(evaluation(question)).map(([name, value]) => `    "${name}": ${spaced(value)}`)
  return [
    `curl ${origin}/access/v1/evaluation \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '{\n${members.join(',\n')}\n  }'`,
  ].join('\n')
}

/** The same from TypeScript. */
export function typescriptSample({ origin, ...question }: Question): string {
  const { subject, action, resource } = evaluation(question)
  const literal = (object: Readonly<Record<string, string>>) =>
    `{ ${Object.entries(object)
      .map(([key, value]) => `${key}: '${value}'`)
      .join(', ')} }`
  return `import { createPortreeve } from '@portreeve/sdk'

const portreeve = createPortreeve({ url: '${origin}', token: process.env.TOKEN! })

const allowed = await portreeve.may({
  subject: ${literal(subject)},
  action: ${literal(action)},
  resource: ${literal(resource)},
})`
}

/** An object as JSON on one line, as a person writes it. No id of ours has a character that JSON or a shell would escape. */
function spaced(object: Readonly<Record<string, string>>): string {
  const members = Object.entries(object).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{ ${members.join(', ')} }`
}

function evaluation({ person, permission, scopeType, scope }: Omit<Question, 'origin'>) {
  return {
    subject: { type: 'user', id: person },
    action: { name: permission },
    resource: { type: scopeType, id: scope },
  }
}

interface TypeWithRoles {
  readonly guards: readonly { readonly operation: string; readonly permissions: readonly string[] }[]
  readonly permissions: readonly {
    readonly id: string
    readonly allow: readonly string[]
    readonly conditional: readonly string[]
  }[]
}

/** Whether a role of this scope type lets a machine ask who may do what. */
export function mayAskForDecisions(type: TypeWithRoles | undefined, role: string): boolean {
  const opening = type?.guards.find(({ operation }) => operation === 'decisions.evaluate')?.permissions ?? []
  return (
    type?.permissions.some(
      ({ id, allow, conditional }) => opening.includes(id) && (allow.includes(role) || conditional.includes(role)),
    ) ?? false
  )
}
