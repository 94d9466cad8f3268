import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { PasskeyButton } from '../passkeys/passkey-button.tsx'
import { CodeForm } from './code-form.tsx'
import { EmailCodeForm } from './email-code-form.tsx'
import styles from './factor-form.module.css'
import { type SecondStep, secondStepQuery } from './factors.ts'
import { type FactorWay, waysOf } from './ways.ts'

interface FactorFormProps {
  /** It was right: the session is worth more from here on. */
  readonly onShown: () => void
  /** A device can be remembered only when somebody signs in. */
  readonly offersRemember: boolean
}

/** A second factor is shown: the quickest that the person has here, and below it the other ways. */
export function FactorForm({ onShown, offersRemember }: FactorFormProps) {
  const step = useQuery(secondStepQuery)
  if (step.error && !step.data) return <Failure error={step.error} onRetry={step.refetch} />
  if (!step.data) return <PanelWaiting />
  return <Ways step={step.data} onShown={onShown} rememberDays={offersRemember ? step.data.rememberDays : 0} />
}

interface WaysProps {
  readonly step: SecondStep
  readonly onShown: () => void
  readonly rememberDays: number
}

function Ways({ step, onShown, rememberDays }: WaysProps) {
  const ways = waysOf(step)
  const [chosen, setChosen] = useState<FactorWay | undefined>(ways[0])
  const others = ways.filter((way) => way !== chosen)
  return (
    <div className={styles.form}>
      {chosen === undefined && <NoWay step={step} />}
      {chosen === 'passkey' && <PasskeyButton {...{ rememberDays, onShown }} />}
      {chosen === 'email-code' && <EmailCodeForm {...{ email: step.email, rememberDays, onShown }} />}
      {(chosen === 'authenticator' || chosen === 'recovery-code') && (
        <CodeForm key={chosen} kind={chosen} {...{ rememberDays, onShown }} />
      )}
      {chosen !== undefined && step.cameByMailbox && (
        <p className="quiet small">
          You came by a link to your mailbox, so a code that is mailed there would prove nothing more.
        </p>
      )}
      {others.length > 0 && (
        <div className={styles.others}>
          {others.map((way) => (
            <Button key={way} variant="subtle" color="ink" size="compact-sm" onClick={() => setChosen(way)}>
              {otherWays[way]}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

const otherWays: Readonly<Record<FactorWay, string>> = {
  passkey: 'Use a passkey',
  authenticator: 'Use your authenticator app',
  'email-code': 'Have a code mailed to you',
  'recovery-code': 'Use a recovery code',
}

/** There is something, and none of it can be shown in this browser, or after coming in this way. */
function NoWay({ step: { kinds, cameByMailbox } }: { readonly step: SecondStep }) {
  if (cameByMailbox) {
    return (
      <p>
        You came by a link to your mailbox, so a code that is mailed there would prove nothing more. Sign in with your
        password instead.
      </p>
    )
  }
  return (
    <p>
      {kinds.includes('passkey')
        ? 'Your passkey cannot be used in this browser. Use another browser, or the device on which you made it.'
        : 'Nothing that you have set up can be shown here now.'}{' '}
      If you have lost it, ask whoever looks after your account to remove your second factors.
    </p>
  )
}
