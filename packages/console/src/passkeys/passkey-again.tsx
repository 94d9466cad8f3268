import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { sessionQuery, useSession } from '../session/session.ts'
import { CeremonyFailure } from './ceremony-failure.tsx'
import styles from './passkey-button.module.css'
import { askAnyPasskey, knowsPasskeys } from './passkeys.ts'

/** Over a page whose session has ended: the same person goes on by a passkey; anybody else begins at their own start page. */
export function PasskeyAgain() {
  const { person } = useSession()
  const signIn = useMutation<boolean, Error, void>({
    mutationFn: async () => {
      const { data } = await api.POST('/api/v1/sign-in/passkey', { body: { answer: await askAnyPasskey() } })
      return data?.person.id === person.id
    },
    onSuccess: async (isSame, _nothing, _result, { client }) => {
      if (!isSame) return window.location.assign('/')
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
      await client.invalidateQueries()
    },
    // Nothing of this page is asked again with somebody else's rights.
    meta: { shownInPlace: true, changesNothing: true },
  })
  if (!knowsPasskeys()) return null
  return (
    <div className={styles.way}>
      <CeremonyFailure error={signIn.error} doing="using" />
      <Button
        variant="default"
        leftSection={<IconFingerprint size={18} stroke={1.8} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        Use a passkey
      </Button>
    </div>
  )
}
