import '@mantine/core/styles/Tabs.css'
import { Tabs } from '@mantine/core'
import { CodeBlock } from '../parts/code-block.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { leavesOf, menuOf } from '../shell/menu.ts'
import styles from './tokens.module.css'
import { placeholderFor, toolConfigurations } from './tool-configuration.ts'

interface DeveloperToolsProps {
  /** Just made, and copied with the lines; left out where it is not known any more. */
  readonly token?: string
}

/** Configuration ready to copy, for the command line and for AI tools (A16). */
export function DeveloperTools({ token }: DeveloperToolsProps) {
  const session = useSession()
  const scope = useScope()
  const withApps = leavesOf(menuOf(session, scope)).some(({ page }) => page === 'apps')
  const tools = toolConfigurations({ origin: window.location.origin, scope: scope.param, withApps })
  return (
    <Tabs defaultValue={tools[0]!.id} keepMounted={false}>
      <Tabs.List className={styles.tools}>
        {tools.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tools.map(({ id, hint, what, code }) => {
        const shown = code(placeholderFor(id))
        const copies = token === undefined ? shown : code(token)
        return (
          <Tabs.Panel key={id} value={id} className={styles.tool}>
            <p className="quiet">{hint}</p>
            <CodeBlock label={what} code={shown} copies={copies} />
            {copies !== shown && (
              <p className="quiet small">What is copied has the token in place of {placeholderFor(id)}.</p>
            )}
          </Tabs.Panel>
        )
      })}
    </Tabs>
  )
}
