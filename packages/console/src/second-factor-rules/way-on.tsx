import { Button } from '@mantine/core'
import { IconShieldCheck, IconShieldPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { confirmIdentity } from '../session/confirm-identity.ts'

interface WayOnProps {
  /** Whether one is to be shown, or to be set up first. */
  readonly missing: 'prove' | 'enrol'
  readonly methods: readonly string[]
  /** The place in which one's own account is looked at, as addresses write it. */
  readonly place: string
  readonly size?: 'xs' | 'sm'
}

/** The button that leads to the second factor that is asked for. */
export function WayOn({ missing, methods, place, size = 'sm' }: WayOnProps) {
  const client = useQueryClient()
  const router = useRouter()
  const prove = async () => {
    if (!(await confirmIdentity.ask(methods))) return
    // Everything was told to somebody who had not shown it.
    await client.invalidateQueries()
    await router.invalidate()
  }
  if (missing === 'prove') {
    return (
      <Button size={size} leftSection={<IconShieldCheck size={16} aria-hidden />} onClick={prove}>
        Show your second factor
      </Button>
    )
  }
  return (
    <Button
      size={size}
      leftSection={<IconShieldPlus size={16} aria-hidden />}
      renderRoot={(props) => (
        <Link {...props} to="/scopes/$scope/you" params={{ scope: place }} hash="second-factors">
          {props.children}
        </Link>
      )}
    >
      Set up a second factor
    </Button>
  )
}
