import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { inSentence } from '../audit/sentence.ts'
import { Panel } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import styles from './resources.module.css'
import { answerOffer, type Named, type Offer, offersQuery } from './resources.ts'

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
      <OfferAnswer scope={scope} resource={resource} from={from.name} />
    </li>
  )
}

interface OfferAnswerProps {
  readonly scope: string
  readonly resource: Named
  /** The name of whoever offered it. */
  readonly from: string
}

export function OfferAnswer({ scope, resource, from }: OfferAnswerProps) {
  const answer = useMutation({
    mutationFn: (wanted: 'accept' | 'decline') => answerOffer(scope, resource.id, wanted),
    onSuccess: (_data, wanted) =>
      showDone(wanted === 'accept' ? `${resource.name} is yours now.` : `${resource.name} stays with ${from}.`),
    // It was taken back, or is gone: then it is no longer offered here either.
    onError: () => queryClient.invalidateQueries({ queryKey: offersQuery(scope).queryKey }),
  })
  const of = (wanted: 'accept' | 'decline') => answer.isPending && answer.variables === wanted
  return (
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
  )
}
