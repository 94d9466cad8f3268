import { ActionIcon, Menu } from '@mantine/core'
import {
  type Icon,
  IconArchive,
  IconArchiveOff,
  IconBan,
  IconCircleCheck,
  IconCursorText,
  IconDots,
  IconKey,
  IconLockOpen,
  IconMailForward,
  IconShieldOff,
  IconShieldPlus,
  IconUserCog,
} from '@tabler/icons-react'
import { type ActedOn, actsOnAccount, type PersonAct, personActLabels } from './person-acts.ts'

const icons: Readonly<Record<PersonAct, Icon>> = {
  'change-roles': IconUserCog,
  rename: IconCursorText,
  'password-link': IconKey,
  'reset-password': IconMailForward,
  'reset-factors': IconShieldOff,
  'enrolment-code': IconShieldPlus,
  unlock: IconLockOpen,
  block: IconBan,
  unblock: IconCircleCheck,
  archive: IconArchive,
  unarchive: IconArchiveOff,
}

interface PersonMenuProps {
  readonly account: ActedOn
  /** What is on the page beside the menu already. */
  readonly without?: PersonAct
  readonly look?: 'subtle' | 'default'
  readonly onAct: (act: PersonAct) => void
}

/** What can be done about one account; nothing where nothing can. */
export function PersonMenu({ account, without, look = 'subtle', onAct }: PersonMenuProps) {
  const acts = actsOnAccount(account).filter((act) => act !== without)
  if (acts.length === 0) return null
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon
          variant={look}
          color="ink"
          size={look === 'subtle' ? 28 : 36}
          aria-label={`What to do about ${account.name}`}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const Picture = icons[act]
          return (
            <Menu.Item
              key={act}
              leftSection={<Picture size={16} stroke={1.7} aria-hidden />}
              {...((act === 'archive' || act === 'block') && { color: 'red' })}
              onClick={() => onAct(act)}
            >
              {personActLabels[act]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
