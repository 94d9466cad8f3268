import type { Operation, ScopeTypeDefinition } from '@portreeve/engine'
import { Problem } from '../../errors.ts'

/**
 * The life of somebody in a scope, in one place: which acts there are, from which state to which, who does them and what they
 * leave behind. Services ask it before they act; docs/life-cycle.md is written from it.
 */

/** What somebody is in a scope. `none` has no row, `invited` is an open invitation to their address. */
export type ScopeState = 'none' | 'invited' | 'active' | 'disabled' | 'removed'

/** What the whole account is. Only an active one counts anywhere. */
export type AccountState = 'active' | 'archived' | 'blocked'

interface Act<State> {
  readonly from: readonly State[]
  /** `same`: the state stays, what changes are roles. */
  readonly to: State | 'same'
  /** Where it leads in the case that `leaves` tells. */
  readonly or?: State
  /** The operation that the blueprint guards; `self`: the person themselves; `time`: nobody. */
  readonly by: Operation | 'self' | 'time'
  /** The word under `leaving` of the scope type without which there is no such act there. */
  readonly way?: ScopeTypeDefinition['leaving'][number]
  /** Done a second time it changes nothing, and is no mistake. */
  readonly again?: true
  /** What must hold besides. */
  readonly needs: string
  /** What is different afterwards. */
  readonly leaves: string
}

export const scopeActs = {
  invite: {
    ...{ from: ['none', 'removed'], to: 'invited', by: 'members.add' },
    needs: 'may give the role, and the role of an earlier invitation that this one replaces',
    leaves: 'an invitation for 7 days, for that address only',
  },
  add: {
    ...{ from: ['none'], to: 'active', by: 'members.add' },
    needs: 'may give the roles; an active account with a proved address, of the organization already',
    leaves: 'the roles given, at once',
  },
  accept: {
    ...{ from: ['invited'], to: 'active', by: 'self' },
    needs: 'the invited address is proved; whoever invited is still active and may still give the role',
    leaves: 'the role of the invitation, and nothing of before',
  },
  'end invitation': {
    ...{ from: ['invited'], to: 'none', by: 'members.add' },
    needs: 'may give its role; or: the invited person declines; or: seven days have gone by',
    leaves: 'a link that opens nothing; who was removed before is removed still',
  },
  'let in': {
    ...{ from: ['none', 'removed'], to: 'active', by: 'requests.answer' },
    needs: 'the person asked; may give the role',
    leaves: 'the role given, and nothing of before',
  },
  'change roles': {
    ...{ from: ['active', 'disabled'], to: 'same', by: 'members.change-role' },
    needs:
      'may give each role that is given or taken; may act on every role that the person holds; somebody stays who must be there',
    leaves: 'the new roles: at once, or from the next sign-in where the blueprint says so',
  },
  'cancel a change': {
    ...{ from: ['active', 'disabled'], to: 'same', by: 'members.change-role' },
    needs: 'a change waits for the next sign-in; may give the roles on both sides of it',
    leaves: 'the roles that the open sessions have',
  },
  transfer: {
    ...{ from: ['active'], to: 'same', by: 'members.transfer' },
    needs: 'holds a role that moves by transfer, live and in this session; the other is active and can sign in',
    leaves: 'the other with that role alone, the giver with what the blueprint says; at once',
  },
  disable: {
    ...{ from: ['active'], to: 'disabled', by: 'members.disable', way: 'disable', again: true },
    needs: 'not oneself; may act on every role that the person holds; somebody stays who must be there',
    leaves: 'the roles kept; tokens of this scope ended; cut off at once',
  },
  enable: {
    ...{ from: ['disabled'], to: 'active', by: 'members.disable', way: 'disable', again: true },
    needs: 'not oneself; may act on every role that the person holds',
    leaves: 'the roles that they had, and the tokens chosen of those that ended with it',
  },
  remove: {
    ...{ from: ['active', 'disabled'], to: 'removed', by: 'members.remove', way: 'delete' },
    needs: 'not oneself; may act on every role that the person holds; somebody stays who must be there',
    leaves: 'no role, token, invitation or waiting change; a trace, so that only an invitation brings them back',
  },
  leave: {
    ...{ from: ['active'], to: 'removed', by: 'self', way: 'leave' },
    needs: 'somebody stays who must be there',
    leaves: 'the same as being removed',
  },
  claim: {
    ...{ from: ['none', 'active', 'disabled', 'removed'], to: 'active', by: 'scope.claim' },
    needs: 'nobody is left who must be there; claimed 72 hours ago, and no former holder objected',
    leaves: 'the role that nobody held',
  },
  'end of a role': {
    ...{ from: ['active', 'disabled'], to: 'same', by: 'time' },
    needs: 'the role was given until that moment',
    leaves: 'a member without the role; it counts nowhere from that moment',
  },
} as const satisfies Record<string, Act<ScopeState>>

export const accountActs = {
  archive: {
    ...{ from: ['active', 'blocked'], to: 'archived', by: 'people.archive', again: true },
    needs: 'not oneself; may act on every role that the person holds anywhere; somebody stays who must be there',
    leaves: 'no session, no token; the roles kept, without effect; sign-in refused',
  },
  unarchive: {
    ...{ from: ['archived'], to: 'active', or: 'blocked', by: 'people.archive', again: true },
    needs: 'not oneself; may act on every role that the person holds anywhere',
    leaves:
      'those of the former roles that whoever does it may give; whoever was blocked when archived is blocked again',
  },
  block: {
    ...{ from: ['active'], to: 'blocked', by: 'people.block', again: true },
    needs: 'not oneself; may act on every role that the person holds anywhere; somebody stays who must be there',
    leaves: 'no session, no token; the roles kept, without effect; sign-in refused',
  },
  unblock: {
    ...{ from: ['blocked'], to: 'active', by: 'people.block', again: true },
    needs: 'not oneself; may act on every role that the person holds anywhere',
    leaves: 'the roles that they had',
  },
} as const satisfies Record<string, Act<AccountState>>

export type ScopeAct = keyof typeof scopeActs
export type AccountAct = keyof typeof accountActs

/** Why an act that starts elsewhere does not start here, and what does. */
const scopeStateWords: Readonly<Record<ScopeState, string>> = {
  none: 'This person is no member here.',
  invited: 'This person has been invited, and has not accepted yet.',
  active: 'This person is a member here already.',
  disabled: 'This person is disabled here. Enable them again instead.',
  removed: 'This person was removed here before. Send an invitation to bring them back.',
}

const noSuchWay: Readonly<Record<ScopeTypeDefinition['leaving'][number], (label: string) => string>> = {
  leave: (label) => `Nobody leaves this ${label} by themselves.`,
  disable: (label) => `Members of this ${label} cannot be disabled.`,
  delete: (label) => `Members of this ${label} cannot be removed.`,
}

interface Place {
  readonly label: string
  readonly leaving: ScopeTypeDefinition['leaving']
}

/**
 * Throws `conflict` where the scope type has no such act, or where it does not start from this state. `already`: there is nothing
 * left to do.
 */
export function requireScopeAct(place: Place | undefined, name: ScopeAct, state: ScopeState): 'go' | 'already' {
  const act: Act<ScopeState> = scopeActs[name]
  if (act.way !== undefined && !place?.leaving.includes(act.way)) {
    throw new Problem('conflict', { detail: noSuchWay[act.way](place?.label ?? 'place') })
  }
  return step(act, state, scopeStateWords[state])
}

/** The same for a whole account. */
export function requireAccountAct(name: AccountAct, state: AccountState): 'go' | 'already' {
  return step<AccountState>(accountActs[name], state, `This account is ${state}.`)
}

function step<State>(act: Act<State>, state: State, otherwise: string): 'go' | 'already' {
  if (act.from.includes(state)) return 'go'
  if (act.again && act.to === state) return 'already'
  throw new Problem('conflict', { detail: otherwise })
}
