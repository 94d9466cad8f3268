import { CloseButton } from '@mantine/core'
import { IconShieldExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import type { Scope } from '../session/scope.ts'
import { dayWords } from './day-words.ts'
import styles from './factor-banner.module.css'
import { WayOn } from './way-on.tsx'

interface FactorBannerProps {
  readonly scope: Pick<Scope, 'name' | 'secondFactor'> & { readonly param: string }
  readonly session: string
}

/** Over every page of a place that asks for a second factor: until when there is time, or what waits for it. */
export function FactorBanner({ scope: { name, param, secondFactor }, session }: FactorBannerProps) {
  const key = `portreeve:factor-banner:${session}:${param}`
  const [closed, setClosed] = useState(() => readFlag(key))
  if (secondFactor === null) return null
  const { missing, due, methods, roles } = secondFactor
  if (missing === null && (due === null || closed)) return null
  const close = () => {
    writeFlag(key)
    setClosed(true)
  }
  return (
    <aside className={styles.banner} aria-label="Second factor">
      <IconShieldExclamation size={18} stroke={1.8} aria-hidden />
      <p>
        {missing === null ? (
          <>
            From <strong>{dayWords(due!)}</strong> on, <bdi>{name}</bdi> asks for a second factor, and you have none
            that counts.
          </>
        ) : (
          <>
            <strong>{roles.map(({ label }) => label).join(', ')}</strong> {roles.length === 1 ? 'waits' : 'wait'} for
            your second factor. What else you hold in <bdi>{name}</bdi> goes on.
          </>
        )}
      </p>
      <WayOn missing={missing ?? 'enrol'} methods={methods} place={param} size="xs" />
      {missing === null && <CloseButton size="sm" aria-label="Not now" onClick={close} />}
    </aside>
  )
}

/** Until the browser is closed. Storage may be switched off: then it is asked again. */
function readFlag(key: string): boolean {
  try {
    return window.sessionStorage.getItem(key) !== null
  } catch {
    return false
  }
}

function writeFlag(key: string): void {
  try {
    window.sessionStorage.setItem(key, 'closed')
  } catch {
    // A browser that keeps nothing is no reason to stop.
  }
}
