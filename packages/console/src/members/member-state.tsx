import { StateMark } from '../parts/state-mark.tsx'
import type { Member } from './members.ts'

/** Here, and of the whole account: whoever's account is blocked is out everywhere, whatever they are here. */
export function MemberState({ member: { status, account } }: { readonly member: Pick<Member, 'status' | 'account'> }) {
  if (account === 'active') return <StateMark state={status} />
  return (
    <>
      <StateMark state={account} /> {status === 'disabled' && <StateMark state="disabled" />}
    </>
  )
}
