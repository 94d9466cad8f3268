import type { AttributeDefinition, AttributeType, Blueprint } from './blueprint.ts'

export type AttributePlace = 'subject' | 'action' | 'resource' | 'context'

/** Which attributes there are and of what type. Resources have theirs by kind. */
export interface AttributeTypes {
  readonly subject: ReadonlyMap<string, AttributeType>
  readonly action: ReadonlyMap<string, AttributeType>
  readonly context: ReadonlyMap<string, AttributeType>
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, AttributeType>>
}

export function attributeTypes(blueprint: Blueprint): AttributeTypes {
  const { subject, action, context } = blueprint.attributes ?? {}
  return {
    subject: new Map(Object.entries(subject ?? {})),
    action: new Map(Object.entries(action ?? {})),
    context: new Map(Object.entries(context ?? {})),
    kinds: new Map(
      Object.entries(blueprint.resources ?? {}).map(([id, kind]) => [
        id,
        new Map(Object.entries(kind?.attributes ?? {}).map(([name, attribute]) => [name, typeOf(attribute)])),
      ]),
    ),
  }
}

export function typeOf(attribute: AttributeDefinition): AttributeType {
  return typeof attribute === 'string' ? attribute : 'text'
}

/** `resource.status` in its two parts, `null` where it is no path. */
export function splitPath(path: string): { place: AttributePlace; name: string } | null {
  const match = /^(subject|action|resource|context)\.(.+)$/s.exec(path)
  return match ? { place: match[1] as AttributePlace, name: match[2] as string } : null
}
