import { IconShieldLock } from '@tabler/icons-react'
import { Frame } from '../entry/frame.tsx'
import { StartLink } from '../entry/start-link.tsx'
import { WayOut } from '../entry/way-out.tsx'
import { factorLabels } from '../factors/factor-kinds.ts'
import { MessagePage } from '../parts/message-page.tsx'
import type { FactorKind } from './rules.ts'
import { WayOn } from './way-on.tsx'

interface NeededPageProps {
  readonly missing: 'prove' | 'enrol'
  readonly methods: readonly FactorKind[]
  /** What the place is called, where that is known. */
  readonly name?: string | undefined
  /** As addresses write it. */
  readonly place: string
  /** What one holds there and cannot use as things are. */
  readonly roles?: readonly { readonly label: string }[]
  readonly requestId?: string | null
}

/** C9: where a place asks for a second factor that is not there. It is no refusal: what one holds is kept. */
export function NeededPage({ missing, methods, name, place, roles = [], requestId = null }: NeededPageProps) {
  const held = roles.map(({ label }) => label).join(', ')
  return (
    <Frame>
      <MessagePage
        icon={IconShieldLock}
        title="This place asks for a second factor"
        requestId={requestId}
        actions={
          <>
            <WayOn missing={missing} methods={methods} place={place} />
            <StartLink />
            <WayOut />
          </>
        }
      >
        <p>
          {name ? <bdi>{name}</bdi> : 'It'} is open to you once you have{' '}
          {missing === 'prove' ? 'shown your second factor in this session' : 'set up a second factor'}.
          {held && (
            <>
              {' '}
              Until then <bdi>{held}</bdi> {roles.length === 1 ? 'waits' : 'wait'}: you keep{' '}
              {roles.length === 1 ? 'it' : 'them'}, and nothing was taken from you.
            </>
          )}
        </p>
        {missing === 'enrol' && (
          <p>
            The time to set one up is over, so a code is asked for first: from your mailbox, or from somebody who looks
            after accounts.
          </p>
        )}
        {methods.length > 0 && (
          <p className="quiet">What counts: {methods.map((kind) => factorLabels[kind]).join(', ')}.</p>
        )}
      </MessagePage>
    </Frame>
  )
}
