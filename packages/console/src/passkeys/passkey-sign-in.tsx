import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useDeployment } from '../deployment/deployment.ts'
import { CookieRefused, type SigningIn } from '../sign-in/use-sign-in.ts'
import { CeremonyFailure } from './ceremony-failure.tsx'
import styles from './passkey-button.module.css'
import { askAnyPasskey, knowsPasskeys } from './passkeys.ts'
import { usePasskeyAutofill } from './use-passkey-autofill.ts'

/** Signing in with nothing but a passkey: by a button, and among what the browser fills in. */
export function PasskeySignIn({ signIn }: { readonly signIn: SigningIn }) {
  const { signIn: ways } = useDeployment()
  const isOffered = knowsPasskeys() && ways.some(({ passkeys }) => passkeys)
  const ask = useMutation({
    mutationFn: () => askAnyPasskey(),
    onSuccess: (passkey) => signIn.mutate({ passkey }),
    meta: { shownInPlace: true, changesNothing: true },
  })
  usePasskeyAutofill(isOffered && !ask.isPending && !signIn.isPending, (passkey) => signIn.mutate({ passkey }))
  if (!isOffered) return null
  const isMine = signIn.variables !== undefined && 'passkey' in signIn.variables
  const refusal = isMine && !(signIn.error instanceof CookieRefused) ? signIn.error : null
  return (
    <div className={styles.way}>
      <CeremonyFailure error={refusal ?? ask.error} doing="using" />
      <Button
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={18} stroke={1.8} aria-hidden />}
        loading={ask.isPending || (isMine && signIn.isPending)}
        onClick={() => ask.mutate()}
      >
        Sign in with a passkey
      </Button>
    </div>
  )
}
