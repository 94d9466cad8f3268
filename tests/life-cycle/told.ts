/** An audit event as it was written. */
export interface Told {
  readonly id: string
  readonly action: string
  readonly scope: string
  readonly actorKind: string
  readonly actor: string
  /** Whom it is about: the target, or whoever accepted an invitation. */
  readonly person: string
  readonly target: string
  readonly requestId: string
  readonly at: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** The events of these scopes after the one with this id, in the order in which they were written, as one value of JSON. */
export function toldAfter(scopes: string, after: string): string {
  const fields = ['id', 'action', "'actorKind', actor_kind", "'requestId', request_id", 'at', 'before', 'after']
  const pairs = fields.map((field) => (field.includes(',') ? field : `'${field}', ${field}`))
  return `(select coalesce(json_agg(json_build_object(${pairs}, 'scope', scope_id, 'actor', actor_id, 'target', target_id) order by id), '[]'::json)
    from audit_events where id > '${after}' and scope_id in (${scopes}))`
}

/** Whom an event is about. */
export function withPerson(event: Omit<Told, 'person'>): Told {
  return { ...event, person: String(event.after?.person ?? event.target) }
}
