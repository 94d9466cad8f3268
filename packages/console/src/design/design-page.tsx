import { PageHead } from '../parts/page-head.tsx'

export function DesignPage() {
  return <PageHead title="Design" />
}
