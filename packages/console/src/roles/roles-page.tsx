import { PageHead } from '../parts/page-head.tsx'

export function RolesPage() {
  return <PageHead title="Roles & permissions" />
}
