import {
  type Icon,
  IconApps,
  IconBox,
  IconBuilding,
  IconDownload,
  IconHistory,
  IconKey,
  IconMail,
  IconMailQuestion,
  IconRobot,
  IconSend,
  IconServer,
  IconTable,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'

const icons: Readonly<Record<string, Icon>> = {
  scope: IconBuilding,
  member: IconUsers,
  invitation: IconMail,
  person: IconUserCircle,
  request: IconMailQuestion,
  token: IconKey,
  'service-account': IconRobot,
  resource: IconBox,
  app: IconApps,
  role: IconTable,
  blueprint: IconTable,
  deployment: IconServer,
  mail: IconSend,
  audit: IconDownload,
}

/** The picture of what an action is about. */
export function actionIcon(action: string): Icon {
  return icons[action.slice(0, action.indexOf('.'))] ?? IconHistory
}
