import { Button } from '@mantine/core'
import { IconShare } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Panel } from '../parts/panel.tsx'
import { Person } from '../parts/person.tsx'
import { useSession } from '../session/session.ts'
import { SharingMark } from './resource-columns.tsx'
import { allowedWords } from './resource-words.ts'
import styles from './resources.module.css'
import { shareableQuery, type WhichResource, type WholeResource } from './resources.ts'
import { ShareRow } from './share-row.tsx'

interface SharingPanelProps {
  readonly which: WhichResource
  readonly resource: WholeResource
  readonly onShare: () => void
}

/** Who has it, and as what; whoever may share it gives and takes it here. */
export function SharingPanel({ which, resource, onShare }: SharingPanelProps) {
  const { owner, shares, relations, relation } = resource
  const maySee = resource.may.includes('share')
  const mayShare = maySee && relations.length > 0
  return (
    <Panel title="Who has it" aside={mayShare && <ShareButton which={which} onShare={onShare} />}>
      <ul className={styles.rows} aria-label="Who has it">
        {owner && (
          <li>
            <OwnerRow owner={owner} />
            <span className="quiet">Owner</span>
          </li>
        )}
        {shares.map((share) => (
          <ShareRow key={share.with.id} which={which} resource={resource} share={share} />
        ))}
        {!maySee && relation && (
          <li>
            <You />
            <span className="quiet">{relation.label}</span>
          </li>
        )}
      </ul>
      {!maySee && relation && (
        <p className={styles.note}>
          Shared with <SharingMark resource={resource} />
        </p>
      )}
      {mayShare && <Private which={which} isShared={shares.length > 0} />}
      <dl className={styles.relations}>
        {relations
          .filter(({ id }) => mayShare || id === relation?.id)
          .map(({ id, label, allows }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>{allowedWords(allows)}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  )
}

function OwnerRow({ owner }: { readonly owner: { readonly id: string; readonly name: string } }) {
  const { person } = useSession()
  return owner.id === person.id ? <You /> : <Person plainName={owner.name} name={owner.name} />
}

function You() {
  const { person } = useSession()
  return <Person plainName={person.name} name={person.name} detail="You" />
}

const whyNotId = (base: string) => `why-not-${base}`

/** C10: somebody alone in an organization cannot share, and is told why, by every way that one can come upon the button. */
function ShareButton({ which, onShare }: { readonly which: WhichResource; readonly onShare: () => void }) {
  const { data } = useQuery(shareableQuery(which, ''))
  const isClosed = Boolean(data?.whyNot)
  return (
    <Button
      size="compact-sm"
      leftSection={<IconShare size={14} aria-hidden />}
      // It keeps the focus, and says why nothing happens.
      {...(isClosed && { 'aria-disabled': true, 'data-disabled': true, 'aria-describedby': whyNotId(which.id) })}
      onClick={() => {
        if (!isClosed) onShare()
      }}
    >
      Share
    </Button>
  )
}

function Private({ which, isShared }: { readonly which: WhichResource; readonly isShared: boolean }) {
  const { data } = useQuery(shareableQuery(which, ''))
  if (data?.whyNot) {
    return (
      <p id={whyNotId(which.id)} className={styles.note}>
        {data.whyNot}
      </p>
    )
  }
  return isShared ? null : <p className={styles.note}>It is private: nobody else sees it until you share it.</p>
}
