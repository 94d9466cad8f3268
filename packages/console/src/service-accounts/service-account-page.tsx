import { PageHead } from '../parts/page-head.tsx'

export function ServiceAccountPage() {
  return <PageHead title="Service account" />
}
