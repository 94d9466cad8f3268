import type { ScopeId, UserId } from '../ids.ts'
import type { Change } from './database.ts'

/** Reads what the triggers wrote. Anything unreadable (a hand typed `NOTIFY`) means everything, never nothing. */
export function parseChangeNotice(text: string): Change {
  let notice: unknown
  try {
    notice = JSON.parse(text)
  } catch {
    return { kind: 'everything' }
  }
  if (typeof notice !== 'object' || notice === null || !('users' in notice) || !('scopes' in notice)) {
    return { kind: 'everything' }
  }
  const { users, scopes } = notice
  if (!isTexts(users) || !isTexts(scopes)) return { kind: 'everything' }
  return { kind: 'touched', users: users as readonly UserId[], scopes: scopes as readonly ScopeId[] }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
