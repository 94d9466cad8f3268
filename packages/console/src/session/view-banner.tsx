import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useScope } from './scope.ts'
import { useSession } from './session.ts'
import { viewAs } from './view-as.ts'
import styles from './view-banner.module.css'

/** Over every page that is looked at as a role sees it. */
export function ViewBanner() {
  const { viewAs: view } = useSession()
  const { name, param } = useScope()
  if (view === null) return null
  return (
    <aside className={styles.banner} aria-label="View">
      <IconEye size={18} stroke={1.8} aria-hidden />
      <p>
        You see <bdi>{name}</bdi> as <strong>{view.role.label}</strong> does. Nothing can be changed meanwhile.
      </p>
      <Button size="compact-sm" variant="default" onClick={() => viewAs.end(`/scopes/${param}/roles/${view.role.id}`)}>
        Stop viewing
      </Button>
    </aside>
  )
}
