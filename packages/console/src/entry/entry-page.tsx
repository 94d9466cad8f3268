import { PortreeveError } from '@portreeve/sdk'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { scopeParam } from '../session/scope.ts'
import { type Entry, sessionQuery, useSession } from '../session/session.ts'
import { ChoosePlacePage } from './choose-place-page.tsx'
import { ClosedWayPage } from './closed-way-page.tsx'
import { entryQuery } from './entry-query.ts'
import { FailedPage, type FailedPageProps } from './failed-page.tsx'
import { MissingPage } from './missing-page.tsx'
import { NoPlacePage } from './no-place-page.tsx'
import { WaitingPage } from './waiting-page.tsx'
import { whereTo } from './where-to.ts'

/** Where somebody lands who comes to work. */
export function EntryPage() {
  const destination = whereTo(useSession())
  switch (destination.kind) {
    case 'place':
      return <ToPlace id={destination.place.id} />
    case 'onboarding':
      return <ToOnboarding organization={destination.place.id} type={destination.type} />
    case 'choose':
      return <ChoosePlacePage places={destination.places} others={destination.others} />
    case 'refused':
      return <AskedEntry />
    case 'nowhere':
      return <NoPlacePage />
  }
}

/** Where a link leads that names the place to enter. */
export function EnterPage() {
  const { into } = useParams({ from: '/in/enter/$into' })
  const { scopes } = useSession()
  return <Entered into={into} asIs={(entry) => entry.scope !== into && scopes.some(({ id }) => id === into)} />
}

/** Where a link leads that names an organization, for what people come to work in there: "Go to developer portal" (A1). */
export function WorkPage() {
  const { into } = useParams({ from: '/in/enter/$into/work' })
  return <Entered into={into} asIs={(entry) => entry.type === null} />
}

interface EnteredProps {
  readonly into: string
  /** Whether the place itself is to be shown, whatever the way in says. */
  readonly asIs: (entry: Entry) => boolean
}

function Entered({ into, asIs }: EnteredProps) {
  const { data, error, isPending } = useQuery(entryQuery(into))
  if (isPending) return <WaitingPage />
  if (error instanceof PortreeveError && error.problem.code === 'invalid-input') return <MissingPage />
  if (error) throw error
  const { entry, requestId } = data
  if (asIs(entry)) return <ToPlace id={into} />
  if (entry.state === 'in' || entry.state === 'second-factor') return <ToPlace id={entry.scope ?? into} />
  if (entry.state === 'onboarding' && entry.type)
    return <ToOnboarding organization={entry.organization} type={entry.type} />
  return <ClosedWayPage entry={entry} requestId={requestId} />
}

/** A place that cannot be shown: to whom every way in is closed it says so, as where they come to work (A5). */
export function FailedPlacePage(props: FailedPageProps) {
  // Not asked here: it was, before any place.
  const { data: session } = useQuery({ ...sessionQuery, enabled: false })
  const { error } = props
  const isHidden = error instanceof PortreeveError && error.problem.code === 'not-found'
  return isHidden && session && whereTo(session).kind === 'refused' ? <AskedEntry /> : <FailedPage {...props} />
}

function AskedEntry() {
  const { data, error } = useQuery(entryQuery())
  if (error) throw error
  return data ? <ClosedWayPage entry={data.entry} requestId={data.requestId} /> : <WaitingPage />
}

function ToOnboarding({ organization, type }: { readonly organization: string | null; readonly type: string }) {
  const params = { scope: scopeParam(organization), type }
  return <Navigate to="/scopes/$scope/onboarding/$type" params={params} replace />
}

function ToPlace({ id }: { readonly id: string | null }) {
  return <Navigate to="/scopes/$scope" params={{ scope: scopeParam(id) }} replace />
}
