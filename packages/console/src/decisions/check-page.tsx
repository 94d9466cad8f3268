import { PageHead } from '../parts/page-head.tsx'

export function CheckPage() {
  return <PageHead title="Check access" />
}
