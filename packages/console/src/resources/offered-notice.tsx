import { Button } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Notice } from '../parts/notice.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session/session.ts'
import { OfferAnswer } from './offers.tsx'
import { readAgain } from './read-again.ts'
import { takeOfferBack, type WhichResource, type WholeResource } from './resources.ts'

interface OfferedNoticeProps {
  readonly which: WhichResource
  readonly resource: WholeResource
}

/** An offer that nobody has answered yet. */
export function OfferedNotice({ which, resource: { name, owner, transfer, may } }: OfferedNoticeProps) {
  const { person } = useSession()
  const takeBack = useMutation({
    mutationFn: () => takeOfferBack(which),
    onSuccess: () => showDone(`${name} stays yours.`),
    onError: readAgain,
  })
  if (transfer === null) return null
  if (transfer.to.id === person.id) {
    const from = owner?.name ?? 'nobody'
    return (
      <Notice
        icon={IconClockHour4}
        title="Offered to you"
        action={<OfferAnswer scope={which.scope} resource={{ id: which.id, name }} from={from} />}
      >
        Offered <When at={transfer.offeredAt} />. By accepting you become its owner.
      </Notice>
    )
  }
  const action = may.includes('transfer') && (
    <Button variant="default" size="xs" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
      Take the offer back
    </Button>
  )
  return (
    <Notice icon={IconClockHour4} title={`Offered to ${transfer.to.name}`} action={action}>
      Offered <When at={transfer.offeredAt} />. Nothing changes until <bdi>{transfer.to.name}</bdi> accepts.
    </Notice>
  )
}
