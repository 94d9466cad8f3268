import { Button } from '@mantine/core'
import { IconBuildingCommunity } from '@tabler/icons-react'
import { listed } from '../audit/sentence.ts'
import { MessagePage } from '../parts/message-page.tsx'
import type { KeptDraft } from './draft.ts'

export type ExistingPlace = Pick<NonNullable<KeptDraft['existing']>, 'id' | 'name' | 'owners'>

interface ExistingProps {
  readonly what: string
  readonly existing: ExistingPlace
  /** What its owners are called. */
  readonly role: string | undefined
}

/** A3: somebody else was there first. Who owns it, and the way in, or to ask for one. */
export function Existing({ what, existing: { id, name, owners }, role }: ExistingProps) {
  return (
    <MessagePage
      icon={IconBuildingCommunity}
      title={`There is a ${what} already`}
      ask={role === undefined ? [] : owners.map((owner) => ({ name: owner, role }))}
      actions={
        // Read anew: what is open is different now.
        <Button component="a" href={`/enter/${id}`}>
          Go to the {what}
        </Button>
      }
    >
      <p>
        <bdi>{name}</bdi> was set up meanwhile.
        {owners.length > 0 && (role === undefined ? ` Ask ${listed(owners)}.` : ` Its ${role} is ${listed(owners)}.`)}{' '}
        If you have not been added to it, you can ask for access there.
      </p>
    </MessagePage>
  )
}
