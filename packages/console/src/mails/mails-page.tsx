import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { filled } from '../filled.ts'
import { oneOf } from '../one-of.ts'
import { Chosen } from '../parts/chosen.tsx'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { mailColumns } from './mail-columns.tsx'
import { MailDrawer } from './mail-drawer.tsx'
import { kindChoices, mailKinds } from './mail-kinds.ts'
import { MailSettingsPanel } from './mail-settings-panel.tsx'
import { mailStates, stateChoices } from './mail-state.tsx'
import { readMails } from './mails.ts'
import styles from './mails-page.module.css'

export function MailsPage() {
  const session = useSession()
  const scope = useScope()
  const { mail: sends } = useDeployment()
  const search = useSearch({ from: '/in/scopes/$scope/mails' })
  const navigate = useNavigate({ from: '/scopes/$scope/mails' })
  const columns = useMemo(() => mailColumns(scope.param), [scope.param])
  const filter = {
    state: oneOf(mailStates, search.state),
    kind: oneOf(mailKinds, search.kind),
    person: search.person,
  }
  const query = usePages(['mails', scope.param, filter], (after) => readMails(scope.param, { ...filter, after }), {
    isPage: true,
  })
  const mails = query.data?.pages.flatMap(({ items }) => items) ?? []
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    navigate({ search: (former) => filled({ ...former, ...next }) })
  const clear = () => navigate({ search: {} })
  const closeMail = () =>
    navigate({ search: (former) => filled({ ...former, mail: undefined }), replace: true, resetScroll: false })
  const isOn = Boolean(filter.state || filter.kind || filter.person)
  const name = mails.find(({ to }) => to.id === filter.person)?.to.name
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'mails')}
        lead={
          sends
            ? 'What people were told by mail about this place, and whether it reached their mail server.'
            : 'What people would have been told by mail about this place. There is no mail server, so nobody was.'
        }
      />
      {scope.may('mail.settings') && (
        <div className={styles.settings}>
          <MailSettingsPanel />
        </div>
      )}
      <Filters onClear={isOn ? clear : undefined}>
        {filter.person && (
          <Chosen clearLabel="Show everybody" onClear={() => change({ person: undefined })}>
            To <bdi>{name ?? 'one person'}</bdi>
          </Chosen>
        )}
        <ChoiceFilter
          label="State"
          unset="Any state"
          choices={stateChoices}
          value={filter.state}
          onChange={(state) => change({ state })}
        />
        <ChoiceFilter
          label="Kind"
          unset="Any kind"
          choices={kindChoices}
          value={filter.kind}
          onChange={(kind) => change({ kind })}
        />
      </Filters>
      <DataList
        label="Mails"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          isOn ? (
            <EmptyState
              icon={IconMail}
              title="No mail matches"
              action={
                <Button variant="default" onClick={clear}>
                  Clear filters
                </Button>
              }
            >
              No mail of this kind was written about this place.
            </EmptyState>
          ) : (
            <EmptyState icon={IconMail} title="No mail was written yet">
              Invitations, changes of roles, answers to requests: each mail about this place stands here, with what
              became of it.
            </EmptyState>
          )
        }
      />
      <MailDrawer id={search.mail} onClose={closeMail} />
    </>
  )
}
