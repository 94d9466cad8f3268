import { useQuery } from '@tanstack/react-query'
import { PageHead } from '../parts/page-head.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { SettingsTabs } from '../sign-in-settings/settings-tabs.tsx'
import type { Whose } from '../sign-in-settings/sign-in-settings.ts'
import { rulesQuery } from './rules.ts'
import { RulesForm } from './rules-form.tsx'

export function MembersRulesPage() {
  return <RulesPage whose="members" />
}

export function PeopleRulesPage() {
  return <RulesPage whose="people" />
}

function RulesPage({ whose }: { readonly whose: Whose }) {
  const session = useSession()
  const scope = useScope()
  const { data } = useQuery({
    ...rulesQuery(scope.param, whose),
    // What somebody is changing must not move under their hands.
    refetchOnWindowFocus: false,
    throwOnError: (_error, query) => query.state.data === undefined,
  })
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, `${whose}-second-factor`)}
        lead={
          <>
            Who needs a second factor beside the password in <bdi>{scope.name}</bdi> and every place in it. It is asked
            for on entering.
          </>
        }
      />
      <SettingsTabs whose={whose} />
      {data === undefined ? <PanelWaiting /> : <RulesForm key={data.version} whose={whose} saved={data} />}
    </>
  )
}
