import { PageHead } from '../parts/page-head.tsx'

export function PasswordPage() {
  return <PageHead title="Choose a password" />
}
