import type { ScopeType } from '../deployment/catalogue.ts'
import type { Member } from './members.ts'

export type MemberAct = 'change-roles' | 'apply-now' | 'cancel-change' | 'enable' | 'disable' | 'transfer' | 'remove'

type Acted = Pick<Member, 'status' | 'rolesUntilNextSession' | 'may'>

/** What whoever is signed in can do about a member, in the order in which it is offered. The server has decided each. */
export function actsOn({ rolesUntilNextSession, may }: Acted): readonly MemberAct[] {
  const waits = rolesUntilNextSession !== null
  const acts: readonly (MemberAct | false)[] = [
    may.changeRole && 'change-roles',
    may.changeRole && waits && 'apply-now',
    may.changeRole && waits && 'cancel-change',
    may.transfer && 'transfer',
    may.enable && 'enable',
    may.disable && 'disable',
    may.remove && 'remove',
  ]
  return acts.filter((act) => act !== false)
}

type Words = Pick<ScopeType, 'rolesPerPerson' | 'roles' | 'permissions'>

/** An act as menus and buttons name it. */
export function actLabel(act: MemberAct, type: Words | undefined): string {
  switch (act) {
    case 'change-roles':
      return type?.rolesPerPerson === 'several' ? 'Change roles' : 'Change role'
    case 'apply-now':
      return 'Apply the change now'
    case 'cancel-change':
      return 'Cancel the change'
    case 'transfer':
      return transferWords(type)
    case 'enable':
      return 'Enable'
    case 'disable':
      return 'Disable'
    case 'remove':
      return 'Delete'
  }
}

/** What handing a role on is called: as the blueprint calls the permission for it. */
export function transferWords(type: Pick<Words, 'roles' | 'permissions'> | undefined): string {
  const permission = type?.roles.find(({ transfer }) => transfer !== null)?.transfer?.permission
  return type?.permissions.find(({ id }) => id === permission)?.label ?? 'Hand on the role'
}

/** The question of a dialog: the act, and on whom. */
export function actTitle(act: MemberAct, type: Words | undefined, whom: string): string {
  const words = actLabel(act, type)
  return act === 'change-roles' ? `${words} of ${whom}?` : `${words} ${whom}?`
}
