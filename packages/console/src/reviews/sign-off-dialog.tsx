import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useScope } from '../session/scope.ts'
import { countWords } from './review-words.ts'
import { type Review, signOffReview } from './reviews.ts'

interface SignOffDialogProps {
  readonly review: Review
  readonly onClose: () => void
}

/** The end of a review, with its result. */
export function SignOffDialog({ review, onClose }: SignOffDialogProps) {
  const scope = useScope()
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  const { counts } = review
  const sign = useMutation({
    mutationFn: () => signOffReview(scope.param, review.id, note.trim()),
    meta: { shownInPlace: true },
    onSuccess: () =>
      navigate({ to: '/scopes/$scope/reviews/$review/report', params: { scope: scope.param, review: review.id } }),
  })
  return (
    <ConfirmDialog title={`Sign off ${review.name}?`} verb="Sign off" size={480} opened onClose={onClose} act={sign}>
      <p>
        You confirm what was decided about {countWords(counts.people, 'person', 'people')}: {counts.keep} kept,{' '}
        {counts.change} changed, {counts.remove} removed
        {counts.undecided > 0 && `, ${counts.undecided} undecided`}.
      </p>
      <Textarea
        label="Note (may be left empty)"
        description="It stands in the report under your name."
        maxLength={1_000}
        rows={2}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <p className="quiet">From then on nothing in the review changes any more. This cannot be undone.</p>
    </ConfirmDialog>
  )
}
