import { Button } from '@mantine/core'
import { type Icon, IconCircleCheck, IconMail, IconRobot, IconUser, IconUserStar } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { Failure } from '../parts/failure.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session/session.ts'
import { endLeft, type Leaver, type LeftItem, leftQuery, takeOver } from './leftovers.ts'
import styles from './receipt.module.css'

/** What somebody set up that still gives access, each with the button that ends it. */
export function LeftBehind(leaver: Leaver) {
  const heading = useId()
  // What was ended stays in the list, and says so.
  const { data, error, refetch, isFetching } = useQuery({ ...leftQuery(leaver), staleTime: Number.POSITIVE_INFINITY })
  return (
    <section className={styles.left} aria-labelledby={heading}>
      <h3 id={heading}>What they set up still gives access</h3>
      {error && <Failure error={error} onRetry={() => refetch()} />}
      {!(data || error) && <PanelWaiting />}
      {data && data.items.length > 0 && (
        <ul className={styles.items}>
          {data.items.map((item) => (
            <Item key={`${item.kind} ${item.scope.id} ${item.id}`} item={item} showsPlace={leaver.whole} />
          ))}
        </ul>
      )}
      {data && !data.complete && (
        <div className={styles.more}>
          <p className="quiet">There is more than this list shows. End some of it, and look again.</p>
          <Button size="xs" variant="default" loading={isFetching} onClick={() => refetch()}>
            Look again
          </Button>
        </div>
      )}
      {data && data.hidden > 0 && (
        <p className="quiet">
          {data.hidden === 1 ? 'One more lies in a place' : `${data.hidden} more lie in places`} whose people you cannot
          see. Whoever looks after them can end it there.
        </p>
      )}
    </section>
  )
}

const pictures: Readonly<Record<LeftItem['kind'], Icon>> = {
  invitation: IconMail,
  member: IconUser,
  guest: IconUserStar,
  'service-account': IconRobot,
}

const verbs: Readonly<Record<NonNullable<LeftItem['end']>, readonly [string, string]>> = {
  'revoke-invitation': ['Revoke', 'Revoked'],
  'disable-member': ['Disable', 'Disabled'],
  'remove-member': ['Remove', 'Removed'],
  'archive-person': ['Archive', 'Archived'],
  'end-service-account': ['End', 'Ended'],
}

function Item({ item, showsPlace }: { readonly item: LeftItem; readonly showsPlace: boolean }) {
  const catalogue = useCatalogue()
  const me = useSession().person
  const inPlace = { meta: { shownInPlace: true, changesNothing: true } }
  const end = useMutation({ mutationFn: () => endLeft(item), ...inPlace })
  const take = useMutation({ mutationFn: () => takeOver(item, me.id), ...inPlace })
  const isBusy = end.isPending || take.isPending
  const Picture = pictures[item.kind]
  const roles = item.roles.map((role) => roleLabel(catalogue, role)).join(', ')
  const [verb, ended] = item.end === null ? ['', ''] : verbs[item.end]
  const done = end.isSuccess ? ended : take.isSuccess ? 'Taken over' : null
  const error = end.error ?? take.error
  return (
    <li>
      <Picture size={16} stroke={1.8} aria-hidden />
      <span className={styles.words}>
        <span className={styles.name} dir="auto">
          {item.name}
        </span>
        <span className={styles.detail}>
          {[kindWords(item), roles, showsPlace && item.scope.name].filter(Boolean).join(' · ')}
          {' · '}
          <When at={item.since} />
        </span>
        {error && <Failure error={error} />}
      </span>
      {done !== null ? (
        <span className={styles.done} role="status">
          <IconCircleCheck size={16} stroke={1.8} aria-hidden />
          {done}
        </span>
      ) : item.mayEnd || item.mayTakeOver ? (
        <span className={styles.buttons}>
          {item.mayTakeOver && (
            <Button
              size="xs"
              variant="default"
              disabled={isBusy}
              loading={take.isPending}
              onClick={() => take.mutate()}
              aria-label={`Take over ${item.name}`}
            >
              Take over
            </Button>
          )}
          {item.mayEnd && (
            <Button
              size="xs"
              variant="default"
              disabled={isBusy}
              loading={end.isPending}
              onClick={() => end.mutate()}
              aria-label={`${verb} ${item.name}`}
            >
              {verb}
            </Button>
          )}
        </span>
      ) : (
        <span className={styles.detail}>Not yours to end</span>
      )}
    </li>
  )
}

function kindWords({ kind }: LeftItem): string {
  switch (kind) {
    case 'invitation':
      return 'Invited'
    case 'member':
      return 'Let in'
    case 'guest':
      return 'Their guest'
    case 'service-account':
      return 'Service account'
  }
}
