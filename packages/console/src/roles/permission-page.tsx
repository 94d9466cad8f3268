import { PageHead } from '../parts/page-head.tsx'

export function PermissionPage() {
  return <PageHead title="Permission" />
}
