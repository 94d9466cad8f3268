import { Button, Checkbox } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CeremonyFailure } from './ceremony-failure.tsx'
import styles from './passkey-button.module.css'
import { showOwnPasskey } from './passkeys.ts'

interface PasskeyButtonProps {
  /** It was right, and the session is worth more from here on. */
  readonly onShown: () => void
  /** For how long this device may be remembered, which then is offered; 0: not at all. */
  readonly rememberDays?: number
}

/** One's own passkey as the second step of signing in, or once more before something that matters. */
export function PasskeyButton({ onShown, rememberDays = 0 }: PasskeyButtonProps) {
  const [remember, setRemember] = useState(false)
  const show = useMutation({
    mutationFn: () => showOwnPasskey(remember),
    onSuccess: onShown,
    meta: { shownInPlace: true, changesNothing: true },
  })
  return (
    <div className={styles.way}>
      <CeremonyFailure error={show.error} doing="using" />
      {rememberDays > 0 && (
        <Checkbox
          label={`Remember this device for ${rememberDays} days`}
          description="Until then your password is enough here. Not on a device that others use."
          checked={remember}
          onChange={({ currentTarget }) => setRemember(currentTarget.checked)}
        />
      )}
      <Button
        fullWidth
        data-autofocus
        leftSection={<IconFingerprint size={18} stroke={1.8} aria-hidden />}
        loading={show.isPending}
        onClick={() => show.mutate()}
      >
        Use a passkey
      </Button>
    </div>
  )
}
