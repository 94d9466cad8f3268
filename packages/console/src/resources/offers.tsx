import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { inSentence } from '../audit/sentence.ts'
import { Panel } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import styles from './resources.module.css'
import { answerOffer, type Offer, offersQuery } from './resources.ts'

/** What others want to hand to whoever reads it, of one kind or of all; nothing where there is none. */
export function Offers({ kind }: { readonly kind?: string }) {
  const { param } = useScope()
  const { data } = useQuery(offersQuery(param))
  const offers = data?.filter(({ resource }) => kind === undefined || resource.kind.id === kind) ?? []
  if (offers.length === 0) return null
  return (
    <div className={styles.offers}>
      <Panel title="Offered to you">
        <ul className={styles.rows} aria-label="Offered to you">
          {offers.map((offer) => (
            <OfferRow key={offer.resource.id} scope={param} offer={offer} />
          ))}
        </ul>
      </Panel>
    </div>
  )
}

function OfferRow({ scope, offer: { resource, from, offeredAt } }: { readonly scope: string; readonly offer: Offer }) {
  const answer = useMutation({
    mutationFn: (wanted: 'accept' | 'decline') => answerOffer(scope, resource.id, wanted),
    onSuccess: (_data, wanted) =>
      showDone(wanted === 'accept' ? `${resource.name} is yours now.` : `${resource.name} stays with ${from.name}.`),
  })
  const of = (wanted: 'accept' | 'decline') => answer.isPending && answer.variables === wanted
  return (
    <li>
      <div className={styles.words}>
        <strong dir="auto">{resource.name}</strong>
        <span className="quiet small">
          <bdi>{from.name}</bdi> wants to hand this {inSentence(resource.kind.label)} to you, offered{' '}
          <When at={offeredAt} />. Who it is shared with stays the same.
        </span>
        {resource.description && (
          <span className={styles.description} dir="auto">
            {resource.description}
          </span>
        )}
      </div>
      <div className={styles.acts}>
        <Button
          variant="default"
          size="xs"
          aria-label={`Decline ${resource.name}`}
          disabled={answer.isPending}
          loading={of('decline')}
          onClick={() => answer.mutate('decline')}
        >
          Decline
        </Button>
        <Button
          size="xs"
          aria-label={`Accept ${resource.name}`}
          disabled={answer.isPending}
          loading={of('accept')}
          onClick={() => answer.mutate('accept')}
        >
          Accept
        </Button>
      </div>
    </li>
  )
}
