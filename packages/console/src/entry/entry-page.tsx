import { PortreeveError } from '@portreeve/sdk'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { scopeParam } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { ChoosePlacePage } from './choose-place-page.tsx'
import { ClosedWayPage } from './closed-way-page.tsx'
import { entryQuery } from './entry-query.ts'
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
  const { data, error, isPending } = useQuery(entryQuery(into))
  if (isPending) return <WaitingPage />
  if (error instanceof PortreeveError && error.problem.code === 'invalid-input') return <MissingPage />
  if (error) throw error
  const { entry, requestId } = data
  const isAboutAnother = entry.scope !== into && scopes.some(({ id }) => id === into)
  if (entry.state === 'in' || isAboutAnother) return <ToPlace id={into} />
  if (entry.state === 'onboarding') return <ToPlace id={entry.organization} />
  return <ClosedWayPage entry={entry} requestId={requestId} />
}

function AskedEntry() {
  const { data, error } = useQuery(entryQuery())
  if (error) throw error
  return data ? <ClosedWayPage entry={data.entry} requestId={data.requestId} /> : <WaitingPage />
}

function ToPlace({ id }: { readonly id: string | null }) {
  return <Navigate to="/scopes/$scope" params={{ scope: scopeParam(id) }} replace />
}
