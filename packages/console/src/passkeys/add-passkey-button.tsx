import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { knowsPasskeys } from './passkeys.ts'

const fetchDialog = () => import('./add-passkey-dialog.tsx')
const AddPasskeyDialog = lazy(async () => ({ default: (await fetchDialog()).AddPasskeyDialog }))
onFirstTouch(fetchDialog)

/** Where browser and server can have passkeys: begins to make one. */
export function AddPasskeyButton() {
  const { signIn } = useDeployment()
  const [isOpen, setOpen] = useState(false)
  if (!(knowsPasskeys() && signIn.some(({ passkeys }) => passkeys))) return null
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        Add a passkey
      </Button>
      {isOpen && (
        <Suspense>
          <AddPasskeyDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
