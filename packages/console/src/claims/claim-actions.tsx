import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { onFirstTouch } from '../on-first-touch.ts'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { type ClaimState, completeClaim, withdrawClaim } from './claims.ts'

const fetchDialog = () => import('./claim-dialog.tsx')
const ClaimDialog = lazy(async () => ({ default: (await fetchDialog()).ClaimDialog }))
onFirstTouch(fetchDialog)

/** What the reader can do about a place that needs an owner. */
export function ClaimActions({ state: { claim, mayClaim, role, formerHolders } }: { readonly state: ClaimState }) {
  const { param, name } = useScope()
  const [asking, setAsking] = useState(false)
  const complete = useMutation({
    mutationFn: () => completeClaim(param),
    onSuccess: () => showDone(`You are ${role?.label ?? 'responsible'} of ${name} now.`),
  })
  const withdraw = useMutation({
    mutationFn: () => withdrawClaim(param),
    onSuccess: () => showDone('Your claim is withdrawn.'),
  })
  return (
    <>
      {mayClaim && role && (
        <Button size="xs" onClick={() => setAsking(true)}>
          Claim this place
        </Button>
      )}
      {claim?.mayComplete && (
        <Button size="xs" loading={complete.isPending} onClick={() => complete.mutate()}>
          Complete the claim
        </Button>
      )}
      {claim?.state === 'open' && claim.isOwn && (
        <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          Withdraw the claim
        </Button>
      )}
      {asking && role && (
        <Suspense>
          <ClaimDialog {...{ role, formerHolders }} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}
