import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { FormActions } from '../parts/form-actions.tsx'
import { showDone } from '../parts/toasts.tsx'
import { type Holder, HolderField } from './holder-field.tsx'
import { readAgain } from './read-again.ts'
import type { ResourceDialogProps } from './resource-act.ts'
import styles from './resources.module.css'
import { offerResource, shareableQuery } from './resources.ts'

/** Offers it to somebody, who becomes its owner by accepting. */
export function TransferResource({ which, resource, onClose }: ResourceDialogProps) {
  const { name, transfer } = resource
  const [receiver, setReceiver] = useState<Holder | null>(null)
  const { data } = useQuery(shareableQuery(which, ''))
  const offer = useMutation({
    mutationFn: async ({ id }: Holder) => offerResource(which, id),
    meta: { shownInPlace: true },
    onError: readAgain,
    onSuccess: (_data, { name: who }) => {
      showDone(`${name} is offered to ${who}.`)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (receiver) offer.mutate(receiver)
  }
  return (
    <Dialog busy={offer.isPending} onClose={onClose} size={520} title={`Transfer ${name}`}>
      <form className={styles.form} onSubmit={submit}>
        <p>
          Whoever you offer it to becomes its owner as soon as they accept. Until then it stays yours, and you can take
          the offer back.
        </p>
        <p className="quiet">
          Everybody else who has it keeps it. You no longer see it afterwards, unless it is shared with you.
        </p>
        {data?.whyNot ? (
          <p>{data.whyNot}</p>
        ) : (
          <HolderField which={which} label="To" peopleOnly value={receiver} error={null} onChange={setReceiver} />
        )}
        {transfer && (
          <p className="quiet small">
            It is offered to <bdi>{transfer.to.name}</bdi>; this takes the place of that offer.
          </p>
        )}
        {offer.error && <Failure error={offer.error} />}
        <FormActions verb="Offer" ready={receiver !== null} act={offer} onClose={onClose} />
      </form>
    </Dialog>
  )
}
