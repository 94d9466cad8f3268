import { PageHead } from '../parts/page-head.tsx'

export function InformationPage() {
  return <PageHead title="Page" />
}
