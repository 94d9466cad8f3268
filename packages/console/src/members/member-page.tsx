import { PageHead } from '../parts/page-head.tsx'

export function MemberPage() {
  return <PageHead title="Member" />
}
