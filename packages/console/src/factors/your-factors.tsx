import { Button } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { onFirstTouch } from '../on-first-touch.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { AddPasskeyButton } from '../passkeys/add-passkey-button.tsx'
import { useSession } from '../session/session.ts'
import { factorIcons, factorLabels } from './factor-kinds.ts'
import { type OwnFactor, type OwnFactors, ownFactorsQuery } from './factors.ts'
import styles from './your-factors.module.css'

const fetchDialog = () => import('./factor-dialog.tsx')
const FactorDialog = lazy(async () => ({ default: (await fetchDialog()).FactorDialog }))
onFirstTouch(fetchDialog)

/** What is to be done about one's factors. */
export type FactorAct =
  | { readonly kind: 'authenticator' | 'email-code' | 'recovery-codes' }
  | { readonly kind: 'rename' | 'remove'; readonly factor: OwnFactor; readonly isLast: boolean }

/** One's own second factors: what somebody who knows the password would still need. */
export function YourFactors() {
  const { viewAs } = useSession()
  const { data, error, refetch } = useQuery(ownFactorsQuery)
  const [act, setAct] = useState<FactorAct | null>(null)
  return (
    <Panel id="second-factors" title="Second factors">
      {error && !data && <Failure error={error} onRetry={() => refetch()} />}
      {!(data || error) && <PanelWaiting />}
      {data && <Factors factors={data} onAct={setAct} readOnly={viewAs !== null} />}
      {act && (
        <Suspense>
          <FactorDialog act={act} onClose={() => setAct(null)} />
        </Suspense>
      )}
    </Panel>
  )
}

interface FactorsProps {
  readonly factors: OwnFactors
  readonly readOnly: boolean
  readonly onAct: (act: FactorAct) => void
}

function Factors({ factors: { items, recoveryCodes, emailCode }, readOnly, onAct }: FactorsProps) {
  return (
    <>
      {items.length === 0 ? (
        <p className={styles.none}>
          Your password alone lets you in. With a second factor, somebody who gets to know it still cannot come in.
        </p>
      ) : (
        <ul className={styles.factors}>
          {items.map((factor) => (
            <FactorRow
              key={factor.id}
              factor={factor}
              readOnly={readOnly}
              onAct={(kind) => onAct({ kind, factor, isLast: items.length === 1 })}
            />
          ))}
          {recoveryCodes && (
            <li>
              <IconLifebuoy size={20} stroke={1.6} aria-hidden />
              <div className={styles.words}>
                <span className={styles.name}>Recovery codes</span>
                <span className="quiet small">
                  {leftWords(recoveryCodes.left)}
                  {recoveryCodes.madeAt !== null && (
                    <>
                      {' · '}made <When at={recoveryCodes.madeAt} />
                    </>
                  )}
                </span>
              </div>
              {!readOnly && (
                <Button variant="default" size="xs" onClick={() => onAct({ kind: 'recovery-codes' })}>
                  Make new ones
                </Button>
              )}
            </li>
          )}
        </ul>
      )}
      {!readOnly && (
        <div className={styles.add}>
          <Button variant="default" size="xs" onClick={() => onAct({ kind: 'authenticator' })}>
            Add an authenticator app
          </Button>
          <AddPasskeyButton />
          {emailCode === 'off' && (
            <Button variant="default" size="xs" onClick={() => onAct({ kind: 'email-code' })}>
              Switch on codes by email
            </Button>
          )}
          {emailCode === 'address-not-confirmed' && (
            <span className="quiet small">Codes by email can be switched on once your address is confirmed.</span>
          )}
        </div>
      )}
    </>
  )
}

function leftWords(left: number): string {
  if (left === 0) return 'None is left: make new ones'
  return left < 3 ? `Only ${left} left: make new ones` : `${left} left, each works once`
}

interface FactorRowProps {
  readonly factor: OwnFactor
  readonly readOnly: boolean
  readonly onAct: (act: 'rename' | 'remove') => void
}

function FactorRow({ factor: { kind, label, createdAt, lastUsedAt }, readOnly, onAct }: FactorRowProps) {
  const Picture = factorIcons[kind]
  return (
    <li>
      <Picture size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <bdi className={styles.name} title={label}>
          {label}
        </bdi>
        <span className="quiet small">
          {label !== factorLabels[kind] && `${factorLabels[kind]} · `}added <When at={createdAt} />
          {lastUsedAt !== null && (
            <>
              {' · '}last used <When at={lastUsedAt} />
            </>
          )}
        </span>
      </div>
      {!readOnly && (
        <span className={styles.acts}>
          {kind !== 'email-code' && (
            <Button variant="default" size="xs" onClick={() => onAct('rename')} aria-label={`Rename ${label}`}>
              Rename
            </Button>
          )}
          <Button variant="default" size="xs" onClick={() => onAct('remove')} aria-label={`Remove ${label}`}>
            Remove
          </Button>
        </span>
      )}
    </li>
  )
}
