import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { decisionPath, verdictOf } from '../decisions/decision-path.ts'
import { decisionSentence } from '../decisions/decision-words.ts'
import { useScopeType } from '../deployment/catalogue.ts'
import { DecisionCard } from '../parts/decision-card.tsx'
import { Failure } from '../parts/failure.tsx'
import { useScope } from '../session/scope.ts'

async function readOwnAccess(scope: string, permission: string) {
  const { data } = await api.GET('/api/v1/session/access', { params: { query: { scope, permission } } })
  return data!
}

const answers = {
  yes: 'You can open this page.',
  depends: 'You can open this page; not everything on it is open to you.',
  no: 'You cannot open this page.',
} as const

/** May the person who reads this open the page, and through which role. */
export function OwnAnswer({ permission }: { readonly permission: string }) {
  const { param, type, roles } = useScope()
  const known = useScopeType(type)?.roles ?? []
  const {
    data: answer,
    error,
    refetch,
  } = useQuery({
    queryKey: ['decisions', param, 'own', permission],
    queryFn: () => readOwnAccess(param, permission),
  })
  if (error && !answer) return <Failure error={error} onRetry={() => refetch()} />
  if (!answer) return <Skeleton height={220} role="status" aria-label="Your access: loading" />
  // Asked about the page itself, not about something done with a resource.
  const data = { ...answer, act: null }
  const decided = { ...data, act: null }
  const verdict = verdictOf(decided)
  const held = roles.map(({ label }) => label)
  const roleLabel = (id: string) => known.find((role) => role.id === id)?.label ?? id
  return (
    <DecisionCard
      verdict={verdict}
      sentence={`${answers[verdict]} ${decisionSentence(decided)}`}
      steps={decisionPath(decided, held, roleLabel)}
    />
  )
}
