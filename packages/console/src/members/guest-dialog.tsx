import { useState } from 'react'
import type { CatalogueRole } from '../deployment/catalogue.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { fieldError } from '../parts/field-error.ts'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { lastDay } from './end-day.ts'
import { GuestFields } from './guest-fields.tsx'
import { changeGuest, type GuestWish } from './guests.ts'
import type { Member } from './members.ts'
import { useMemberAct } from './use-member-act.ts'

interface GuestDialogProps {
  readonly member: Member
  readonly was: NonNullable<Member['guest']>
  readonly guest: NonNullable<CatalogueRole['guest']>
  readonly onClose: () => void
}

/** Other things to work on, another end, or somebody else who answers for them. */
export function GuestDialog({ member, was, guest, onClose }: GuestDialogProps) {
  const { param } = useScope()
  const former: GuestWish = {
    sponsor: was.sponsor?.here ? was.sponsor : null,
    resources: was.resources,
    day: lastDay(was.until),
  }
  const [wish, setWish] = useState(former)
  const save = useMemberAct({
    run: () => changeGuest({ scope: param, person: member.id }, wish, former),
    onSuccess: () => {
      showDone(`What ${member.name} works on as a guest is saved.`)
      onClose()
    },
  })
  const isWhole = wish.sponsor !== null && wish.resources.length > 0 && wish.day !== ''
  return (
    <ConfirmDialog
      {...{ title: `Change the guest ${member.name}?`, verb: 'Save', opened: true, onClose, act: save, size: 560 }}
      ready={isWhole && JSON.stringify(wish) !== JSON.stringify(former)}
    >
      <GuestFields
        guest={guest}
        wish={wish}
        onChange={setWish}
        errors={{
          resources: fieldError(save.error, 'guest.resources'),
          day: fieldError(save.error, 'expiresAt'),
          sponsor: fieldError(save.error, 'guest.sponsor'),
        }}
      />
    </ConfirmDialog>
  )
}
