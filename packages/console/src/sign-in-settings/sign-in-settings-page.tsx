import { useQuery } from '@tanstack/react-query'
import { useDeployment } from '../deployment/deployment.ts'
import { Failure } from '../parts/failure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { SettingsForm } from './settings-form.tsx'
import { SettingsTabs } from './settings-tabs.tsx'
import { signInSettingsQuery, type Whose } from './sign-in-settings.ts'

export function MembersSignInPage() {
  return <SignInSettingsPage whose="members" />
}

export function PeopleSignInPage() {
  return <SignInSettingsPage whose="people" />
}

function SignInSettingsPage({ whose }: { readonly whose: Whose }) {
  const session = useSession()
  const scope = useScope()
  const { populations } = useDeployment()
  const { data, error, refetch } = useQuery({
    ...signInSettingsQuery(scope.param, whose),
    // What somebody is changing must not move under their hands.
    refetchOnWindowFocus: false,
    throwOnError: (_error, query) => query.state.data === undefined,
  })
  const kind = populations.length > 1 && data ? data.population.label : null
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, `${whose}-sign-in`)}
        lead={
          <>
            By what {kind ? <bdi>{kind.toLocaleLowerCase('en')}</bdi> : 'people'} come in, and how long they stay signed
            in. It holds from the next sign-in on; whoever is in stays in.
          </>
        }
      />
      <SettingsTabs whose={whose} />
      {data === undefined ? (
        error ? (
          <Failure error={error} onRetry={() => refetch()} />
        ) : (
          <PanelWaiting />
        )
      ) : (
        <SettingsForm key={data.version} whose={whose} saved={data} />
      )}
    </>
  )
}
