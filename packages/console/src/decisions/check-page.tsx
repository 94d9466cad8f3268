import '@mantine/core/styles/Combobox.css'
import { IconLockQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCatalogue } from '../deployment/catalogue.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { AnswerTo } from './answer-to.tsx'
import { everythingQuery, explainedQuery, resourcesQuery } from './answers.ts'
import styles from './check-page.module.css'
import { actionsOf, whatChoices } from './choices.ts'
import { EverythingPanel } from './everything-panel.tsx'
import { MachinePanel } from './machine-panel.tsx'
import { askOf, type CheckSearch, subjectOf, withoutResource, withResource, withSubject, withWhat } from './question.ts'
import { ResourceField } from './resource-field.tsx'
import { stale } from './stale.ts'
import { SubjectField } from './subject-field.tsx'
import { WhatField } from './what-field.tsx'

/** May somebody do that here, and why. What is asked stands in the address, so that it can be sent to a colleague. */
export function CheckPage() {
  const session = useSession()
  const scope = useScope()
  const { scopeTypes } = useCatalogue()
  const search: CheckSearch = useSearch({ from: '/in/scopes/$scope/check' })
  const navigate = useNavigate()
  const ask = (next: CheckSearch) =>
    navigate({ to: '/scopes/$scope/check', params: { scope: scope.param }, search: next, replace: true })

  const subject = subjectOf(search)
  const explained = useQuery(explainedQuery(scope.param, search))
  const everything = useQuery(everythingQuery(scope.param, search.person))
  const { data: resources } = useQuery(resourcesQuery(scope.param, ''))
  const resource = explained.data?.resource ?? resources?.find(({ id }) => id === search.resource) ?? null
  const actions = actionsOf(scopeTypes, resource?.kind)
  const choices = whatChoices(scopeTypes, scope, search, actions)
  const wrong = stale({ search, choices, errors: [everything.error, explained.error] })
  const name = explained.data?.subject.name ?? everything.data?.person.name ?? null

  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'check')}
        lead="May somebody do something here, which role says so, and who could change it."
      />
      <div className={styles.page}>
        <section className={styles.question} aria-label="The question">
          <SubjectField
            value={subject}
            name={name}
            error={wrong.subject}
            onChange={(chosen) => ask(withSubject(search, chosen))}
          />
          <WhatField
            choices={choices}
            value={search.permission ?? search.action ?? null}
            error={wrong.what}
            onChange={(what) => ask(withWhat(search, what))}
          />
          <ResourceField
            value={search.resource ?? null}
            name={resource?.name ?? null}
            error={wrong.resource}
            onChange={(chosen) =>
              ask(chosen ? withResource(search, chosen.id, chosen.actions) : withoutResource(search, actions))
            }
          />
        </section>
        <div className={styles.answer} aria-live="polite" aria-busy={explained.isFetching}>
          {askOf(search) !== null && !wrong.subject && !wrong.what && !wrong.resource && (
            <AnswerTo
              query={explained}
              everything={everything.data ?? null}
              action={search.permission === undefined ? (search.action ?? null) : null}
            />
          )}
        </div>
        {subject === null && (
          <div className={styles.teaching}>
            <EmptyState icon={IconLockQuestion} title="Ask about anybody here">
              Choose a person or a service account, and what it is about. The answer says yes or no, the way that led to
              it, and who could change it. Its address can be sent to a colleague.
            </EmptyState>
          </div>
        )}
        {everything.data && <EverythingPanel everything={everything.data} asked={askOf(search) !== null} />}
        {search.serviceAccount !== undefined && subject?.kind === 'service-account' && (
          <MachinePanel id={search.serviceAccount} asked={askOf(search) !== null} />
        )}
      </div>
    </>
  )
}
