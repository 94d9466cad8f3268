import { PageHead } from '../parts/page-head.tsx'

export function ServiceAccountsPage() {
  return <PageHead title="Service accounts" />
}
