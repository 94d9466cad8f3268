import { Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { shownStart } from '../tokens/token-choices.ts'
import { enableMember, readResumableTokens } from './act-calls.ts'
import styles from './act-dialog.module.css'
import type { MemberDialogProps } from './act-dialog.tsx'
import { rolesInWords } from './role-timing.ts'
import { useMemberAct } from './use-member-act.ts'

/** Back with the role they had; which of their tokens resume is asked (A10, A15). */
export function EnableDialog({ member, onClose }: MemberDialogProps) {
  const { param, name: place } = useScope()
  const { id, name, roles } = member
  const who = { scope: param, person: id }
  const tokens = useQuery({
    queryKey: ['tokens', param, id, 'resumable'],
    queryFn: () => readResumableTokens(who),
    gcTime: 0,
  })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const enable = useMemberAct({
    run: () => enableMember(who, chosen),
    onSuccess: () => {
      showDone(`${name} is enabled again${chosen.length > 0 ? `, with ${tokensInWords(chosen.length)}` : ''}.`)
      onClose()
    },
  })
  const labels = roles.map(({ label }) => label)
  return (
    <ConfirmDialog
      {...{ title: `Enable ${name}?`, verb: 'Enable', opened: true, onClose, act: enable }}
      ready={!tokens.isPending}
    >
      <p>
        They can enter <bdi>{place}</bdi> again at once, with {rolesInWords(labels)} as before.
      </p>
      {tokens.isPending && <PanelWaiting />}
      {tokens.error && <Failure error={tokens.error} onRetry={() => tokens.refetch()} />}
      {tokens.data?.length === 0 && <p className="quiet">No API token ended with the disabling.</p>}
      {tokens.data && tokens.data.length > 0 && (
        <Checkbox.Group
          label="Which API tokens resume?"
          description="They ended when this person was disabled. What is not chosen stays ended."
          value={[...chosen]}
          onChange={setChosen}
        >
          <div className={styles.choices}>
            {tokens.data.map((token) => (
              <Checkbox
                key={token.id}
                value={token.id}
                label={<bdi>{token.name}</bdi>}
                description={
                  <>
                    <code>{shownStart(token.prefix)}</code> · last used <When at={token.lastUsedAt} never="not yet" />
                  </>
                }
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </ConfirmDialog>
  )
}

function tokensInWords(count: number): string {
  return count === 1 ? 'one API token' : `${count} API tokens`
}
