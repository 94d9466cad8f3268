import { PageHead } from '../parts/page-head.tsx'

export function RolePage() {
  return <PageHead title="Role" />
}
