import type { WhichResource, WholeResource } from './resources.ts'

export type ResourceAct = 'edit' | 'share' | 'transfer' | 'delete'

export interface ResourceDialogProps {
  readonly which: WhichResource
  readonly resource: WholeResource
  readonly onClose: () => void
}
