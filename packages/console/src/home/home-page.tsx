import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { idWords, listed } from '../audit/sentence.ts'
import { ClaimsAgainst } from '../claims/claims-against.tsx'
import { NeedsOwner } from '../claims/needs-owner.tsx'
import { OwnerlessBelow } from '../claims/ownerless-below.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Offers } from '../resources/offers.tsx'
import { ChangeState } from '../scopes/change-state.tsx'
import { scopeParam, useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { leavesOf, menuOf, pageLabel } from '../shell/menu.ts'
import { AccountCounts } from './account-counts.tsx'
import { AppGallery } from './app-gallery.tsx'
import styles from './home-page.module.css'
import { MemberCounts } from './member-counts.tsx'
import { NotSetUp } from './not-set-up.tsx'
import { OwnPermissions } from './own-permissions.tsx'
import { OwnPlaces } from './own-places.tsx'
import { PlaceCounts } from './place-counts.tsx'
import { RecentChanges } from './recent-changes.tsx'
import { Standing } from './standing.tsx'
import { type Summary, summaryQuery } from './summary.ts'
import { WaitingPanel } from './waiting-panel.tsx'

/** A place at a glance: who is in it, what waits, what changed, and what one may do there. */
export function HomePage() {
  const scope = useScope()
  const { data: summary } = useQuery(summaryQuery(scope.param))
  const roles = listed(scope.roles.map(({ label }) => label))
  // A place that is the only one of its type is often called by it.
  const what =
    scope.name === scope.typeLabel ? null : `${scope.typeLabel}, ${idWords(scope.status).toLocaleLowerCase()}.`
  return (
    <>
      <PageHead
        title={scope.name}
        actions={scope.may('scope.status') && <ChangeState />}
        lead={[what, roles === '' ? 'You hold no role of this place.' : `You are ${roles} here.`]
          .filter(Boolean)
          .join(' ')}
      />
      {summary ? <Facts summary={summary} /> : <Loading />}
    </>
  )
}

function Facts({ summary: { members, people, scopes, waiting, recent, mine } }: { readonly summary: Summary }) {
  const session = useSession()
  const scope = useScope()
  const isOrganization = scope.id !== null && scope.organization === scope.id
  const hasResources = leavesOf(menuOf(session, scope)).some(
    ({ lists, scope: of }) => Boolean(lists) && scopeParam(of ?? null) === scope.param,
  )
  const hasLists = isOrganization || Boolean(members ?? people ?? scopes)
  return (
    <>
      <div className={styles.before}>
        <ClaimsAgainst />
        <NeedsOwner />
        <OwnerlessBelow />
        <NotSetUp scopes={scopes} />
        {hasResources && <Offers />}
      </div>
      <div className={styles.columns}>
        <div className={styles.column}>
          <WaitingPanel waiting={waiting} />
          {members && <MemberCounts title={pageLabel(session, scope, 'members')} members={members} />}
          {people && <AccountCounts title="Accounts" people={people} />}
          {isOrganization && scope.childTypes.length > 0 && <OwnPlaces />}
          {!isOrganization && scopes && scopes.length > 0 && (
            <PlaceCounts title={pageLabel(session, scope, 'scopes')} scopes={scopes} />
          )}
          {isOrganization && <AppGallery />}
          {!hasLists && <OwnPermissions />}
          {recent && <RecentChanges log={pageLabel(session, scope, 'audit')} events={recent} />}
        </div>
        <div className={styles.column}>
          <Standing tokens={mine.tokens} />
          {hasLists && <OwnPermissions />}
        </div>
      </div>
    </>
  )
}

function Loading() {
  return (
    <div className={styles.columns} role="status" aria-label="Home: loading">
      <div className={styles.column}>
        <Skeleton height={96} />
        <Skeleton height={220} />
      </div>
      <div className={styles.column}>
        <Skeleton height={140} />
        <Skeleton height={260} />
      </div>
    </div>
  )
}
