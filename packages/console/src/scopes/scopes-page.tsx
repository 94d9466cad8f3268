import { PageHead } from '../parts/page-head.tsx'

export function ScopesPage() {
  return <PageHead title="Places" />
}
