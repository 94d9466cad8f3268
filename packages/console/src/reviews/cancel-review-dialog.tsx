import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useScope } from '../session/scope.ts'
import { cancelReview, type Review } from './reviews.ts'

interface CancelReviewDialogProps {
  readonly review: Review
  readonly onClose: () => void
}

export function CancelReviewDialog({ review, onClose }: CancelReviewDialogProps) {
  const { param } = useScope()
  const [reason, setReason] = useState('')
  const cancel = useMutation({
    mutationFn: () => cancelReview(param, review.id, reason.trim()),
    meta: { shownInPlace: true },
    onSuccess: onClose,
  })
  return (
    <ConfirmDialog
      title={`Cancel ${review.name}?`}
      verb="Cancel the review"
      way="Go on with it"
      destroys
      ready={reason.trim() !== ''}
      opened
      onClose={onClose}
      act={cancel}
    >
      <p>It ends without a result and cannot be opened again. What was decided in it stays done.</p>
      <Textarea
        label="Why"
        description="It is kept with the review."
        maxLength={1_000}
        rows={2}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
