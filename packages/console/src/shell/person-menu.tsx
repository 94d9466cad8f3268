import { Menu, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import {
  IconBook,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconSwitchHorizontal,
  IconUserCircle,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Initials } from '../parts/person.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { signOut } from '../session/sign-out.ts'
import styles from './person-menu.module.css'

const themes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const

/** Who is signed in: their account, the look of the console, and the way out. */
export function PersonMenu() {
  const { person } = useSession()
  const { param } = useScope()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <button type="button" className={styles.person}>
          <Initials name={person.name} />
          <span className={styles.words}>
            <span className={styles.name} dir="auto">
              {person.name}
            </span>
            <span className={styles.email}>{person.email}</span>
          </span>
          <VisuallyHidden>. Your account</VisuallyHidden>
          <IconSelector size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserCircle size={16} stroke={1.7} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/scopes/$scope/you" params={{ scope: param }} />}
        >
          Your account
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Look</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value as (typeof themes)[number]['value'])}
        >
          {themes.map(({ value, label, icon: Picture }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Picture size={16} stroke={1.7} aria-hidden />}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconBook size={16} stroke={1.7} aria-hidden />}
          component="a"
          href="/docs"
          target="_blank"
        >
          API reference
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSwitchHorizontal size={16} stroke={1.7} aria-hidden />}
          onClick={() => signOut('/sign-in')}
        >
          Switch account
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} aria-hidden />}
          onClick={() => signOut('/sign-in?out=true')}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
