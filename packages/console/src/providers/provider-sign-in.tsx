import { Button } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { useDeployment } from '../deployment/deployment.ts'
import { returnPath } from '../sign-in/return-path.ts'
import styles from './provider-sign-in.module.css'

/** Signing in with an account somewhere else. Links, not buttons: the browser leaves this page. */
export function ProviderSignIn({ to }: { readonly to: string | undefined }) {
  const { signIn } = useDeployment()
  const providers = new Map(signIn.flatMap((way) => way.providers).map(({ id, label }) => [id, label]))
  if (providers.size === 0) return null
  const search = new URLSearchParams({ next: returnPath(to, window.location.origin) })
  return (
    <ul className={styles.providers} aria-label="Sign in with another account">
      {[...providers].map(([id, label]) => (
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
