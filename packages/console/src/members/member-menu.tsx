import { ActionIcon, Menu } from '@mantine/core'
import {
  type Icon,
  IconBolt,
  IconCrown,
  IconDots,
  IconLockQuestion,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
  IconUserShield,
  IconX,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { useScope } from '../session/scope.ts'
import { actLabel, actsOn, type MemberAct } from './member-acts.ts'
import type { Member } from './members.ts'

export const actIcons: Readonly<Record<MemberAct, Icon>> = {
  'change-roles': IconUserShield,
  'apply-now': IconBolt,
  'cancel-change': IconX,
  transfer: IconCrown,
  enable: IconPlayerPlay,
  disable: IconPlayerPause,
  remove: IconTrash,
}

interface MemberMenuProps {
  readonly member: Member
  /** What stands as a button beside the menu already. */
  readonly without?: MemberAct | undefined
  /** On a page of its own there is a button for it. */
  readonly check?: boolean
  readonly look?: 'subtle' | 'default'
  readonly onAct: (act: MemberAct) => void
}

/** What can be done about one member; nothing where nothing can. */
export function MemberMenu({ member, without, check = true, look = 'subtle', onAct }: MemberMenuProps) {
  const scope = useScope()
  const type = useScopeType(scope.type)
  const acts = actsOn(member).filter((act) => act !== without)
  const mayCheck = check && scope.may('access.check')
  if (acts.length === 0 && !mayCheck) return null
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          variant={look}
          color="ink"
          size={look === 'subtle' ? 28 : 36}
          aria-label={`What to do about ${member.name}`}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const Picture = actIcons[act]
          return (
            <Menu.Item
              key={act}
              leftSection={<Picture size={16} stroke={1.7} aria-hidden />}
              {...(act === 'remove' && { color: 'red' })}
              onClick={() => onAct(act)}
            >
              {actLabel(act, type)}
            </Menu.Item>
          )
        })}
        {acts.length > 0 && mayCheck && <Menu.Divider />}
        {mayCheck && (
          <Menu.Item
            leftSection={<IconLockQuestion size={16} stroke={1.7} aria-hidden />}
            renderRoot={(props) => (
              <Link
                {...props}
                to="/scopes/$scope/check"
                params={{ scope: scope.param }}
                search={{ person: member.id }}
              />
            )}
          >
            Check access
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
