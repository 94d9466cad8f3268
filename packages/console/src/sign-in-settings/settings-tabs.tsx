import { Link } from '@tanstack/react-router'
import { PageTabs } from '../parts/page-tabs.tsx'
import { useScope } from '../session/scope.ts'
import type { Whose } from './sign-in-settings.ts'

/** The two pages about how the same people come in, where both are open. */
export function SettingsTabs({ whose }: { readonly whose: Whose }) {
  const scope = useScope()
  const params = { scope: scope.param }
  if (!(scope.may(`${whose}.sign-in`) && scope.may(`${whose}.second-factor`))) return null
  return (
    <PageTabs
      label="How people come in"
      tabs={[
        {
          id: 'sign-in',
          link: (
            <Link to={`/scopes/$scope/sign-in/${whose}`} params={params}>
              Signing in
            </Link>
          ),
        },
        {
          id: 'second-factor',
          link: (
            <Link to={`/scopes/$scope/second-factor/${whose}`} params={params}>
              Second factors
            </Link>
          ),
        },
      ]}
    />
  )
}
