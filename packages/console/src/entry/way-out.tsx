import { Button } from '@mantine/core'
import { signOut } from '../session/sign-out.ts'

/** For whom the way in is closed: another account, or the way out. */
export function WayOut() {
  return (
    <>
      <Button variant="default" onClick={() => signOut('/sign-in')}>
        Switch account
      </Button>
      <Button variant="subtle" color="ink" onClick={() => signOut('/sign-in?out=true')}>
        Sign out
      </Button>
    </>
  )
}
