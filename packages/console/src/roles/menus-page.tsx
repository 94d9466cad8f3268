import { PageHead } from '../parts/page-head.tsx'

export function MenusPage() {
  return <PageHead title="Menus" />
}
