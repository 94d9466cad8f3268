import { IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Notice } from '../parts/notice.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { ClaimActions } from './claim-actions.tsx'
import { type ClaimState, claimQuery } from './claims.ts'

/** On the place itself: nobody is left who can look after it, and what is being done about it. */
export function NeedsOwner() {
  const scope = useScope()
  const maySee = scope.may('members.read') || scope.may('scope.claim')
  const { data } = useQuery({ ...claimQuery(scope.param), enabled: maySee && scope.ownerlessSince !== null })
  if (scope.ownerlessSince === null) return null
  const role = data?.role?.label
  return (
    <Notice
      icon={IconUserOff}
      title={role ? `Nobody here holds the role ${role} any more` : 'Nobody is left who looks after this place'}
      action={data && <ClaimActions state={data} />}
    >
      The last one lost their access <When at={scope.ownerlessSince} />. {data && <WhatIsDone state={data} />}
    </Notice>
  )
}

function WhatIsDone({ state: { claim, whyNot, mayClaim, role } }: { readonly state: ClaimState }) {
  if (claim?.state === 'open') {
    const who = claim.isOwn ? (
      'You have claimed it'
    ) : (
      <>
        <bdi>{claim.by.name}</bdi> has claimed it
      </>
    )
    if (claim.mayComplete) return <>{who}, and nobody objected: it can be completed now.</>
    return (
      <>
        {who} <When at={claim.createdAt} />. Unless a former holder objects, it can be completed{' '}
        <When at={claim.dueAt} />.
      </>
    )
  }
  if (claim?.state === 'objected') {
    return (
      <>
        A former holder objected to{' '}
        {claim.isOwn ? (
          'your claim'
        ) : (
          <>
            the claim of <bdi>{claim.by.name}</bdi>
          </>
        )}
        . Talk to them before {claim.isOwn ? 'you claim it again' : 'it is claimed again'}.
      </>
    )
  }
  if (whyNot !== null) return <>{whyNot}</>
  return mayClaim ? <>You can claim it and become its {role?.label}.</> : <>Somebody of the place above can claim it.</>
}
