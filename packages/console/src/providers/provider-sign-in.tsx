import { Button } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import type { Deployment } from '../deployment/deployment.ts'
import { returnPath } from '../sign-in/return-path.ts'
import styles from './provider-sign-in.module.css'

interface ProviderSignInProps {
  readonly providers: Deployment['signIn'][number]['providers']
  /** Which kind of account, where there are several. */
  readonly population: string | undefined
}

/** Signing in with an account somewhere else. Links, not buttons: the browser leaves this page. */
export function ProviderSignIn({ providers, population }: ProviderSignInProps) {
  const { to } = useSearch({ from: '/sign-in' })
  if (providers.length === 0) return null
  const next = returnPath(to, window.location.origin)
  const search = new URLSearchParams({ next, ...(population !== undefined && { population }) })
  return (
    <ul className={styles.providers} aria-label="Sign in with another account">
      {providers.map(({ id, label }) => (
        <li key={id}>
          <Button
            component="a"
            href={`/api/v1/sign-in/providers/${encodeURIComponent(id)}/start?${search}`}
            variant="default"
            fullWidth
            leftSection={<IconLogin2 size={18} stroke={1.8} aria-hidden />}
          >
            <span>
              Sign in with <bdi>{label}</bdi>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
