import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { useRolesToGive } from '../service-accounts/use-roles-to-give.ts'
import { useScope } from '../session/scope.ts'
import { previewRoles, type RoleWish } from './act-calls.ts'
import { endOf, lastDay } from './end-day.ts'
import type { Member } from './members.ts'
import { roleOptions, rolesMoved } from './role-options.ts'
import { isDemotion } from './role-timing.ts'

/** What somebody chooses in the dialog, and what the server says would come of it. */
export function useRoleChange(member: Member) {
  const { param, type: typeId } = useScope()
  const type = useScopeType(typeId)
  // A guest becomes something else here; nobody becomes a guest.
  const givable = useRolesToGive({ guests: true })
  const held = member.roles.map(({ role }) => role)
  const single = type?.rolesPerPerson === 'one'
  const isGuest = (key: string) =>
    type?.roles.some(({ id, guest }) => guest !== null && key === `${typeId}:${id}`) ?? false
  const heldEnd = single ? lastDay(member.roles[0]?.expiresAt) : ''
  const [chosen, setChosen] = useState<readonly string[]>(held)
  const [day, setDay] = useState(heldEnd)
  // What was not decided is as it is offered: a demotion at once, everything else from the next sign-in (A9).
  const [timing, setTiming] = useState<boolean | null>(null)

  const moved = rolesMoved(held, chosen)
  const endMoved = day !== heldEnd
  const wish: RoleWish = {
    // The end of a role that stays is set by giving it once more.
    give: single && endMoved ? chosen : moved.give,
    take: moved.take,
    expiresAt: endMoved || moved.give.length > 0 ? endOf(day) : undefined,
  }
  const changes = wish.give.length + wish.take.length > 0
  const who = { scope: param, person: member.id }
  const preview = useQuery({
    queryKey: ['preview of roles', param, member.id, wish],
    queryFn: () => previewRoles(who, wish),
    enabled: changes,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return {
    ...{ single, chosen, setChosen, day, setDay, wish, changes, who, preview },
    options: roleOptions(type ?? { id: typeId, roles: [] }, member.roles, givable).filter(
      ({ key, held: isHeld }) => isHeld || !isGuest(key),
    ),
    /** A guest's end is changed with the rest of what they are given. */
    endsElsewhere: single && chosen.some(isGuest),
    applyNow: timing ?? (preview.data !== undefined && isDemotion(preview.data)),
    setApplyNow: setTiming,
  }
}
