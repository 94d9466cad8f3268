import { Navigate } from '@tanstack/react-router'
import { scopeParam } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { placesOf } from '../shell/menu.ts'

export function EntryPage() {
  const session = useSession()
  const [place] = placesOf(session)
  return place ? <Navigate to="/scopes/$scope" params={{ scope: scopeParam(place.id) }} replace /> : null
}
