import { Button } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { onFirstTouch } from '../on-first-touch.ts'
import { Notice } from '../parts/notice.tsx'
import { When } from '../parts/when.tsx'
import { type ClaimAgainst, claimsAgainstQuery } from './claims.ts'

const fetchDialog = () => import('./object-dialog.tsx')
const ObjectDialog = lazy(async () => ({ default: (await fetchDialog()).ObjectDialog }))
onFirstTouch(fetchDialog)

/** For whoever held a role last that must always be held: somebody else is about to take the place over. */
export function ClaimsAgainst() {
  const [objecting, setObjecting] = useState<ClaimAgainst | null>(null)
  const { data } = useQuery(claimsAgainstQuery)
  return (
    <>
      {data?.map((claim) => (
        <Notice
          key={claim.id}
          icon={IconFlag}
          title={`${claim.by.name} has claimed ${claim.scope.name}`}
          action={
            <Button size="xs" variant="default" onClick={() => setObjecting(claim)}>
              Object
            </Button>
          }
        >
          You were the last {claim.role.label} there. If you do not object, the role can be theirs{' '}
          <When at={claim.dueAt} />.
        </Notice>
      ))}
      {objecting && (
        <Suspense>
          <ObjectDialog claim={objecting} onClose={() => setObjecting(null)} />
        </Suspense>
      )}
    </>
  )
}
