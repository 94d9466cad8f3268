import { useQuery } from '@tanstack/react-query'
import { idWords, inSentence } from '../audit/sentence.ts'
import { type ScopeType, useScopeType } from '../deployment/catalogue.ts'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { ProfileFacts } from '../profile/profile-facts.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { detailsQuery, type PlaceDetails } from './details.ts'
import { DetailsForm } from './details-form.tsx'
import styles from './details-page.module.css'

/** A place's name and what was said about it when it was set up (A6): to change for whoever may, to read for everybody else. */
export function DetailsPage() {
  const scope = useScope()
  const session = useSession()
  const type = useScopeType(scope.type)
  const { data, error, refetch } = useQuery({
    ...detailsQuery(scope.param),
    // What somebody is changing must not move under their hands.
    refetchOnWindowFocus: false,
    throwOnError: (_error, query) => query.state.data === undefined,
  })
  const mayEdit = scope.may('scope.update') && session.viewAs === null
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'details')}
        lead={`The name of this ${inSentence(scope.typeLabel)}${type?.profile ? ', and what was said about it when it was set up' : ''}.`}
      />
      {data === undefined ? (
        error ? (
          <Failure error={error} onRetry={() => refetch()} />
        ) : (
          <PanelWaiting />
        )
      ) : (
        <div className={styles.page}>
          {mayEdit ? (
            <DetailsForm key={data.etag} saved={data} asked={type?.profile ?? null} onAnew={refetch} />
          ) : (
            <Said details={data} type={type} />
          )}
          <About details={data} type={type} />
        </div>
      )}
    </>
  )
}

interface DetailsProps {
  readonly details: PlaceDetails
  readonly type: ScopeType | undefined
}

function Said({ details: { name, profile, choices }, type }: DetailsProps) {
  return (
    <Panel title="Details">
      <Facts facts={[{ term: 'Name', value: <bdi>{name}</bdi> }]} />
      {type?.profile && <ProfileFacts asked={type.profile} profile={profile} choices={choices} />}
    </Panel>
  )
}

function About({ details: { status, createdAt }, type }: DetailsProps) {
  const state = type?.statuses.find(({ id }) => id === status)?.label ?? idWords(status)
  return (
    <Panel title="About it">
      <Facts
        facts={[
          { term: 'State', value: state },
          { term: 'Made', value: <When at={createdAt} /> },
        ]}
      />
    </Panel>
  )
}
