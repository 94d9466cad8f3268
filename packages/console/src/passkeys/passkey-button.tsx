import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { CeremonyFailure } from './ceremony-failure.tsx'
import styles from './passkey-button.module.css'
import { knowsPasskeys, showOwnPasskey } from './passkeys.ts'

interface PasskeyButtonProps {
  /** It was right, and the session is worth more from here on. */
  readonly onShown: () => void
  /** This device is not to be asked again for a while, where that is allowed. */
  readonly remember?: boolean
  readonly variant?: 'filled' | 'default'
}

/** One's own passkey as the second step of signing in, or once more before something that matters. */
export function PasskeyButton({ onShown, remember = false, variant = 'filled' }: PasskeyButtonProps) {
  const show = useMutation({
    mutationFn: () => showOwnPasskey(remember),
    onSuccess: onShown,
    meta: { shownInPlace: true, changesNothing: true },
  })
  if (!knowsPasskeys()) {
    return <p className="quiet">This browser knows no passkeys. Use another way, or another browser.</p>
  }
  return (
    <div className={styles.way}>
      <CeremonyFailure error={show.error} doing="using" />
      <Button
        variant={variant}
        fullWidth
        leftSection={<IconFingerprint size={18} stroke={1.8} aria-hidden />}
        loading={show.isPending}
        onClick={() => show.mutate()}
      >
        Use a passkey
      </Button>
    </div>
  )
}
