import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { onFirstTouch } from '../on-first-touch.ts'
import { knowsPasskeys } from './passkeys.ts'

const fetchDialog = () => import('./add-passkey-dialog.tsx')
const AddPasskeyDialog = lazy(async () => ({ default: (await fetchDialog()).AddPasskeyDialog }))
onFirstTouch(fetchDialog)

/** Where the browser knows passkeys: begins to make one. */
export function AddPasskeyButton() {
  const [isOpen, setOpen] = useState(false)
  if (!knowsPasskeys()) return null
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
