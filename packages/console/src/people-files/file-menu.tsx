import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import type { ImportKind } from './import-calls.ts'

/** People in and out as files, beside what a list of people is there for. */
export function FileMenu({ kind }: { readonly kind: ImportKind }) {
  const scope = useScope()
  const mayImport = scope.may(kind === 'members' ? 'members.add' : 'people.create')
  const list = kind === 'members' ? 'members' : 'people'
  const params = { scope: scope.param }
  // A file is fetched by its address, which says nothing of the view: it would be one's own.
  const { viewAs } = useSession()
  if (viewAs !== null) return null
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="Import and export">
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayImport && (
          <Menu.Item
            leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden />}
            renderRoot={(props) =>
              kind === 'members' ? (
                <Link {...props} to="/scopes/$scope/members/import" params={params} />
              ) : (
                <Link {...props} to="/scopes/$scope/people/import" params={params} />
              )
            }
          >
            Import from a file
          </Menu.Item>
        )}
        {(['csv', 'json'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/v1/scopes/${scope.param}/${list}/export?format=${format}`}
            download
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
          >
            Export as {format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
