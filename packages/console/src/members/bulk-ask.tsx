import { Button } from '@mantine/core'
import { useState } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { BelongingsField } from '../leftovers/belongings.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './act-dialog.module.css'
import { type BulkAct, peopleInWords, sortedFor, whyNotFor } from './bulk-acts.ts'
import type { BulkWish } from './bulk-calls.ts'
import { BulkRoleFields } from './bulk-role-fields.tsx'
import type { Member } from './members.ts'

interface BulkAskProps {
  readonly act: BulkAct
  readonly selected: readonly Member[]
  readonly verb: string
  readonly onRun: (wish: BulkWish) => void
  readonly onClose: () => void
}

const nothing: BulkWish = { give: [], take: [], reason: '', applyNow: false, belongings: undefined }
/** Of several, each may get what another one owns. */
const nobody = { id: '', name: '' }
const namesShown = 6

/** What will happen, to how many, and what has to be known for it. */
export function BulkAsk({ act, selected, verb, onRun, onClose }: BulkAskProps) {
  const { param, type: typeId, name: place } = useScope()
  const type = useScopeType(typeId)
  const { person: me } = useSession()
  const [wish, setWish] = useState(nothing)
  const { for: people, notFor } = sortedFor(act, selected)
  const asksReason = (type?.roles ?? []).some(
    ({ id, reasonRequired }) => reasonRequired && wish.give.includes(`${typeId}:${id}`),
  )
  const isReady =
    act === 'change-roles'
      ? wish.give.length + wish.take.length > 0 && (!asksReason || wish.reason.trim() !== '')
      : act !== 'remove' || wish.belongings !== undefined
  const more = people.length - namesShown
  return (
    <div className={styles.body}>
      <p>
        <bdi>
          {people
            .slice(0, namesShown)
            .map(({ name }) => name)
            .join(', ')}
        </bdi>
        {more > 0 && ` and ${peopleInWords(more)} more`}.
      </p>
      <WhatHappens act={act} place={place} />
      {act === 'change-roles' && <BulkRoleFields wish={wish} onChange={setWish} />}
      {act === 'remove' && (
        <BelongingsField
          leaver={{ person: nobody, scope: param, whole: false }}
          label="What becomes of what they own here?"
          description="For whoever of them owns anything in this place."
          onChange={(belongings) => setWish({ ...wish, belongings })}
        />
      )}
      {notFor.length > 0 && (
        <p className="quiet">
          Not for {peopleInWords(notFor.length)} of those selected:{' '}
          {notFor
            .slice(0, namesShown)
            .map((row) => `${row.name} (${whyNotFor(act, row, me.id)})`)
            .join(', ')}
          {notFor.length > namesShown && ` and ${peopleInWords(notFor.length - namesShown)} more`}.
        </p>
      )}
      <p className="quiet small">Each is decided by itself: where one is refused, the others go on.</p>
      <div className={styles.actions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          color={act === 'disable' || act === 'remove' ? 'red' : 'sea'}
          disabled={!isReady}
          onClick={() => onRun(wish)}
        >
          {verb}
        </Button>
      </div>
    </div>
  )
}

function WhatHappens({ act, place }: { readonly act: BulkAct; readonly place: string }) {
  switch (act) {
    case 'disable':
      return (
        <p>
          They are out of <bdi>{place}</bdi> at once, and their API tokens for it stop working. Their roles are kept:
          you can enable them again.
        </p>
      )
    case 'enable':
      return (
        <p>
          They can enter <bdi>{place}</bdi> again at once, with the roles that they had. API tokens that ended with the
          disabling do not resume: for that, enable people one by one.
        </p>
      )
    case 'remove':
      return (
        <p>
          They are out of <bdi>{place}</bdi> at once, with their roles and their API tokens for it. This cannot be
          undone: only a new invitation brings each of them back.
        </p>
      )
    case 'change-roles':
      return null
  }
}
