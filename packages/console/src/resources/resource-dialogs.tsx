import { DeleteResource } from './delete-resource.tsx'
import { EditResource } from './edit-resource.tsx'
import type { ResourceAct, ResourceDialogProps } from './resource-act.ts'
import { ShareResource } from './share-resource.tsx'
import { TransferResource } from './transfer-resource.tsx'

interface AnyDialogProps extends ResourceDialogProps {
  readonly act: ResourceAct
  readonly onDeleted: () => Promise<void>
}

export function ResourceDialog({ act, onDeleted, ...props }: AnyDialogProps) {
  switch (act) {
    case 'edit':
      return <EditResource {...props} />
    case 'share':
      return <ShareResource {...props} />
    case 'transfer':
      return <TransferResource {...props} />
    case 'delete':
      return <DeleteResource {...props} onDeleted={onDeleted} />
  }
}
