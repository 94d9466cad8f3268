import { PageHead } from '../parts/page-head.tsx'

export function SecurityEventsPage() {
  return <PageHead title="Sign-ins and refusals" />
}
