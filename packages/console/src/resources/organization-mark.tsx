import { IconBuilding } from '@tabler/icons-react'

export function OrganizationMark() {
  return <IconBuilding size={20} stroke={1.6} aria-hidden />
}
