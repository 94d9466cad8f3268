import { Button } from '@mantine/core'
import { useScopeType } from '../deployment/catalogue.ts'
import { SelectionBar } from '../parts/selection-bar.tsx'
import { useScope } from '../session/scope.ts'
import { type BulkAct, bulkActs, peopleInWords, sortedFor } from './bulk-acts.ts'
import { actLabel } from './member-acts.ts'
import { actIcons } from './member-menu.tsx'
import type { Member } from './members.ts'

interface BulkBarProps {
  readonly selected: readonly Member[]
  readonly onAct: (act: BulkAct) => void
  readonly onClear: () => void
}

/** What can be done about those who are selected; there as long as anybody is. */
export function BulkBar({ selected, onAct, onClear }: BulkBarProps) {
  const { type: typeId } = useScope()
  const type = useScopeType(typeId)
  const acts = bulkActs.filter((act) => sortedFor(act, selected).for.length > 0)
  return (
    <SelectionBar
      label="Selected people"
      selected={selected.length > 0 ? `${peopleInWords(selected.length)} selected` : null}
      clearLabel="Select nobody"
      onClear={onClear}
    >
      {acts.length === 0 && <span className="quiet">There is nothing that you may do about them.</span>}
      {acts.map((act) => {
        const Picture = actIcons[act]
        return (
          <Button
            key={act}
            size="xs"
            variant="default"
            leftSection={<Picture size={14} stroke={1.8} aria-hidden />}
            onClick={() => onAct(act)}
          >
            {actLabel(act, type)}
          </Button>
        )
      })}
    </SelectionBar>
  )
}
