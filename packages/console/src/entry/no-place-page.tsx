import { IconMapOff } from '@tabler/icons-react'
import { ClaimsAgainst } from '../claims/claims-against.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { useSession } from '../session/session.ts'
import { Frame } from './frame.tsx'
import { WayOut } from './way-out.tsx'

/** Signed in, and nobody has given them a role anywhere. */
export function NoPlacePage() {
  const { person } = useSession()
  return (
    <Frame>
      <MessagePage icon={IconMapOff} title="You have no place here yet" more={<ClaimsAgainst />} actions={<WayOut />}>
        <p>
          You are signed in as <bdi>{person.name}</bdi> ({person.email}), but you have no role anywhere, so there is
          nothing to show. Whoever manages people here can give you one. If you have another account, switch to it.
        </p>
      </MessagePage>
    </Frame>
  )
}
