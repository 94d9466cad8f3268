import { Button, Skeleton } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCatalogue } from '../deployment/catalogue.ts'
import { DecisionCard } from '../parts/decision-card.tsx'
import { Failure } from '../parts/failure.tsx'
import { scopeParam, useScope } from '../session/scope.ts'
import { type Everything, type Explained, resourcesQuery } from './answers.ts'
import styles from './check-page.module.css'
import { decisionPath, isCutOff, verdictOf } from './decision-path.ts'
import { decisionSentence, remedyOf, whoCan } from './decision-words.ts'

interface AnswerToProps {
  readonly query: UseQueryResult<Explained>
  readonly everything: Everything | null
  /** What is to be done with the resource, where that was asked. */
  readonly action: string | null
}

/** The answer as soon as it is there. */
export function AnswerTo({ query, everything, action }: AnswerToProps) {
  const { scopeTypes } = useCatalogue()
  if (query.isPending) return <Skeleton height={260} radius="md" aria-label="Asking" />
  if (query.isError) return <Failure error={query.error} onRetry={() => query.refetch()} />
  const { data } = query
  const type = scopeTypes.find(({ id }) => id === data.scope.type)
  const act = type?.permissions
    .flatMap(({ actions }) => actions)
    .find((found) => found.kind === data.resource?.kind && found.action === action)
  const decided = { ...data, act: act ?? null }
  const held = everything?.scope.id === decided.scope.id ? everything.roles.map(({ label }) => label) : []
  const roleLabel = (id: string) => type?.roles.find((role) => role.id === id)?.label ?? id
  return (
    <DecisionCard
      verdict={verdictOf(decided)}
      sentence={<bdi>{decisionSentence(decided)}</bdi>}
      steps={decisionPath(decided, held, roleLabel)}
      action={<CopyLink />}
    >
      <WhatElse decided={decided} />
    </DecisionCard>
  )
}

function CopyLink() {
  const { copied, copy } = useClipboard({ timeout: 2_000 })
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconLink size={14} aria-hidden />}
      onClick={() => copy(window.location.href)}
    >
      {copied ? 'Copied' : 'Copy link'}
    </Button>
  )
}

/** What would change the answer, or what a yes still asks for. */
function WhatElse({ decided }: { readonly decided: Explained }) {
  const { scopeTypes } = useCatalogue()
  const verdict = verdictOf(decided)
  const remedy = remedyOf(decided.code, decided.scope.type, scopeTypes)
  const permission = scopeTypes
    .find(({ id }) => id === decided.scope.type)
    ?.permissions.find(({ id }) => id === decided.permission.id)
  const onResources = decided.resource === null && !isCutOff(decided) ? (permission?.actions ?? []) : []
  const conditional = onResources.filter(({ words }) => words !== null)
  return (
    <>
      {remedy && (
        <div>
          <h3>What would let them in again</h3>
          <p>
            {remedy.roles.length === 0 ? `No role here can ${remedy.does}.` : `Somebody has to ${remedy.does}. `}
            {remedy.roles.length > 0 && <>It takes {whoCan(remedy.roles)}.</>} Another role would change nothing.
          </p>
        </div>
      )}
      {verdict === 'no' && !remedy && <LeastRole decided={decided} />}
      {verdict === 'depends' && <WhereToKnow />}
      {verdict !== 'no' && conditional.length > 0 && (
        <div>
          <h3>With a resource more is asked</h3>
          <ul className={styles.more}>
            {conditional.map(({ kind, kindLabel, action, label, words }) => (
              <li key={`${kind} ${action}`}>
                {label} ({kindLabel}): only where {words}
              </li>
            ))}
          </ul>
        </div>
      )}
      {verdict === 'yes' && (permission?.fresh || permission?.sessionOnly) && (
        <p className="quiet">
          {permission.sessionOnly && 'Only for a person who has signed in: no API token carries it. '}
          {permission.fresh && 'It asks for the password again at that moment.'}
        </p>
      )}
      <p className="quiet small">
        Permission <code>{decided.permission.id}</code>, decided in <bdi>{decided.scope.name}</bdi> by the roles as they
        are now.
      </p>
    </>
  )
}

/** Where a resource can be named, which turns the answer into a yes or a no. */
function WhereToKnow() {
  const { param } = useScope()
  const { data: resources } = useQuery(resourcesQuery(param, ''))
  if (resources === undefined) return null
  return (
    <p>
      {resources.length > 0
        ? 'Name what it is about above to know: then the answer is yes or no.'
        : 'Whether it is yes or no depends on what it is about. Nothing registered lies here: ask in the place where it lies.'}
    </p>
  )
}

function LeastRole({ decided }: { readonly decided: Explained }) {
  const scope = useScope()
  const { leastRole, canBeGivenBy, code } = decided
  if (code === 'session-only' || code === 'decided-elsewhere' || code === 'condition') return null
  if (leastRole === null) return <p>No role that can be given here grants it.</p>
  const isHere = decided.scope.type === scope.type
  const role = isHere && scope.may('roles.read') && (
    <Link to="/scopes/$scope/roles/$role" params={{ scope: scopeParam(scope.id), role: leastRole.id }}>
      {leastRole.label}
    </Link>
  )
  return (
    <>
      <div>
        <h3>The least role that would</h3>
        <p>{role || leastRole.label}</p>
      </div>
      {canBeGivenBy.length > 0 && (
        <div>
          <h3>Who could give it</h3>
          <ul className={styles.givers}>
            {canBeGivenBy.map(({ id, name, role: theirs }) => (
              <li key={id + theirs}>
                <bdi title={name}>{name}</bdi> <span className="quiet">{theirs}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
