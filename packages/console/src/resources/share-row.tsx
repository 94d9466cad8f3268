import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Person } from '../parts/person.tsx'
import { showDone } from '../parts/toasts.tsx'
import { OrganizationMark } from './organization-mark.tsx'
import { readAgain } from './read-again.ts'
import styles from './resources.module.css'
import { type Share, shareResource, takeShareBack, type WhichResource, type WholeResource } from './resources.ts'

interface ShareRowProps {
  readonly which: WhichResource
  readonly resource: WholeResource
  readonly share: Share
}

/** Somebody it is shared with: as what, which can be changed, and a way to take it back. */
export function ShareRow({ which, resource, share: { with: holder, relation } }: ShareRowProps) {
  const { name, relations } = resource
  const change = useMutation({
    mutationFn: (wanted: string) => shareResource(which, holder.id, wanted),
    onSuccess: (_data, wanted) =>
      showDone(`${holder.name} has ${name} as ${relations.find(({ id }) => id === wanted)?.label ?? wanted} now.`),
    onError: readAgain,
  })
  const takeBack = useMutation({
    mutationFn: () => takeShareBack(which, holder.id),
    onSuccess: () => showDone(`${holder.name} no longer has ${name}.`),
    onError: readAgain,
  })
  return (
    <li>
      {holder.kind === 'person' ? (
        <Person plainName={holder.name} name={holder.name} detail={holder.email} />
      ) : (
        <span className={styles.option}>
          <OrganizationMark />
          <span className={styles.words}>
            <strong dir="auto">{holder.name}</strong>
            <span className="quiet small">Everybody in the organization</span>
          </span>
        </span>
      )}
      <span className={styles.acts}>
        <NativeSelect
          size="xs"
          aria-label={`What ${holder.name} has it as`}
          value={change.isPending ? change.variables : relation.id}
          disabled={change.isPending || takeBack.isPending}
          data={relations.map(({ id, label }) => ({ value: id, label }))}
          onChange={({ currentTarget }) => change.mutate(currentTarget.value)}
        />
        <Button
          variant="default"
          size="xs"
          aria-label={`Take back from ${holder.name}`}
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate()}
        >
          Take back
        </Button>
      </span>
    </li>
  )
}
