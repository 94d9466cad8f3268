import { Radio, Stack } from '@mantine/core'
import '@mantine/core/styles/RadioIndicator.css'
import '@mantine/core/styles/RadioCard.css'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ChoiceCard } from '../parts/choice-card.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { FormActions } from '../parts/form-actions.tsx'
import { showDone } from '../parts/toasts.tsx'
import { type Holder, HolderField } from './holder-field.tsx'
import { readAgain } from './read-again.ts'
import type { ResourceDialogProps } from './resource-act.ts'
import { allowedWords } from './resource-words.ts'
import styles from './resources.module.css'
import { shareResource } from './resources.ts'

/** Gives it to a person or to everybody in the organization, as what the blueprint knows. */
export function ShareResource({ which, resource, onClose }: ResourceDialogProps) {
  const { name, relations, shares } = resource
  const [holder, setHolder] = useState<Holder | null>(null)
  const [relation, setRelation] = useState(relations[0]?.id ?? '')
  const former = shares.find(({ with: { id } }) => id === holder?.id)
  const share = useMutation({
    mutationFn: async ({ id }: Holder) => shareResource(which, id, relation),
    meta: { shownInPlace: true },
    onError: readAgain,
    onSuccess: (_data, { name: who }) => {
      showDone(`${who} has ${name} as ${relations.find(({ id }) => id === relation)?.label ?? relation} now.`)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (holder) share.mutate(holder)
  }
  return (
    <Dialog busy={share.isPending} onClose={onClose} size={520} title={`Share ${name}`}>
      <form className={styles.form} onSubmit={submit}>
        <HolderField which={which} label="With" value={holder} error={null} onChange={setHolder} />
        <Radio.Group label="As" value={relation} onChange={setRelation}>
          <Stack gap={8} mt={8}>
            {relations.map(({ id, label, allows }) => (
              <ChoiceCard key={id} value={id} label={label}>
                <span className="quiet small">{allowedWords(allows)}</span>
              </ChoiceCard>
            ))}
          </Stack>
        </Radio.Group>
        {former && (
          <p className="quiet small">
            <bdi>{former.with.name}</bdi> has it as {former.relation.label} already; this takes its place.
          </p>
        )}
        {share.error && <Failure error={share.error} />}
        <FormActions verb="Share" ready={holder !== null && relation !== ''} act={share} onClose={onClose} />
      </form>
    </Dialog>
  )
}
