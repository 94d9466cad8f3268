import { Button } from '@mantine/core'
import { IconCheck, IconListSearch, IconUserCog, IconUserX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useMemo, useState } from 'react'
import { filled } from '../filled.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import { SelectionArea, useSelection } from '../parts/selection.tsx'
import { SelectionBar } from '../parts/selection-bar.tsx'
import { showDone } from '../parts/toasts.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { lineColumns } from './line-columns.tsx'
import { countWords, decisionChoices, findingWords } from './review-words.ts'
import { decide, decisionStates, type Line, type Result, type Review, readLines, type Wanted } from './reviews.ts'

const nothing: readonly Line[] = []

interface Asked {
  readonly decision: Wanted['decision']
  readonly lines: readonly Line[]
  /** Known already: what could not be done. */
  readonly results?: readonly Result[]
}

/** Everybody in a review, narrowed down by the address, with what is to become of what they have. */
export function LineList({ review }: { readonly review: Review }) {
  const { param } = useScope()
  const search = useSearch({ from: '/in/scopes/$scope/reviews/$review' })
  const navigate = useNavigate({ from: '/scopes/$scope/reviews/$review' })
  const [asked, setAsked] = useState<Asked | null>(null)
  const findings = review.findings.map(({ finding }) => finding)
  const filter = {
    ...{ search: search.search, role: search.role },
    finding: oneOf(findings, search.finding),
    decision: oneOf(decisionStates, search.decision),
  }
  const query = usePages(['review-lines', review.id, param, filter], (after) =>
    readLines(param, review.id, { ...filter, after }),
  )
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? nothing, [query.data])
  const selection = useSelection(JSON.stringify([review.id, filter]), rows)
  const keep = useMutation({
    mutationFn: (lines: readonly Line[]) => decide(param, review.id, lines, { decision: 'keep' }),
    onSuccess: (results, lines) => {
      selection.set(lines, false)
      if (results.some(({ ok }) => !ok)) setAsked({ decision: 'keep', lines, results })
      else showDone(lines.length === 1 ? `Kept: ${lines[0]?.name}.` : `${lines.length} lines are kept.`)
    },
  })
  const { mutate } = keep
  const isOpen = review.state === 'open'
  const columns = useMemo(
    () =>
      lineColumns({
        ...{ scope: param, isOpen },
        onDecide: (decision, line) => (decision === 'keep' ? mutate([line]) : setAsked({ decision, lines: [line] })),
      }),
    [param, isOpen, mutate],
  )
  const change = (next: Readonly<Record<string, string | undefined>>, replace = false) =>
    navigate({ search: (former) => filled({ ...former, ...next }), replace })
  const clear = () => navigate({ search: {} })
  const isOn = Object.values(filter).some(Boolean)
  return (
    <section aria-label="Who has what">
      <Filters onClear={isOn ? clear : undefined}>
        <SearchFilter
          label="Part of a name or email"
          value={filter.search}
          onChange={(text) => change({ search: text }, true)}
        />
        <ChoiceFilter
          label="Finding"
          unset="Any finding"
          choices={review.findings.map(({ finding, lines }) => ({
            value: finding,
            label: `${findingWords[finding].label} (${lines})`,
          }))}
          value={filter.finding}
          onChange={(value) => change({ finding: value })}
        />
        <ChoiceFilter
          label="Role"
          unset="Any role"
          choices={review.roles.map(({ role, label }) => ({ value: role, label }))}
          value={filter.role}
          onChange={(value) => change({ role: value })}
        />
        <ChoiceFilter
          label="Decision"
          unset="Any decision"
          choices={decisionChoices}
          value={filter.decision}
          onChange={(value) => change({ decision: value })}
        />
      </Filters>
      <SelectionArea selection={selection}>
        <DataList
          label="Who has what"
          columns={columns}
          query={query}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={IconListSearch}
              title={isOn ? 'Nothing in this review matches' : 'Nobody was here when it began'}
              action={
                isOn && (
                  <Button variant="default" onClick={clear}>
                    Clear filters
                  </Button>
                )
              }
            >
              {isOn ? 'Everything else is still there once the filters are off.' : 'There is nothing to decide about.'}
            </EmptyState>
          }
        />
      </SelectionArea>
      <ChosenBar
        chosen={selection.rows}
        busy={keep.isPending}
        onDecide={(decision, lines) => (decision === 'keep' ? mutate(lines) : setAsked({ decision, lines }))}
        onClear={selection.clear}
      />
      <Suspense>
        {asked && (
          <DecideDialog
            {...asked}
            review={review}
            onDone={() => selection.set(asked.lines, false)}
            onClose={() => setAsked(null)}
          />
        )}
      </Suspense>
    </section>
  )
}

interface ChosenBarProps {
  readonly chosen: readonly Line[]
  readonly busy: boolean
  readonly onDecide: (decision: Wanted['decision'], lines: readonly Line[]) => void
  readonly onClear: () => void
}

const acts = [
  { decision: 'keep', label: 'Keep', icon: IconCheck },
  { decision: 'change', label: 'Change role', icon: IconUserCog },
  { decision: 'remove', label: 'Remove', icon: IconUserX },
] as const

/** What can be decided about those that are selected; there as long as any is. */
function ChosenBar({ chosen, busy, onDecide, onClear }: ChosenBarProps) {
  const offered = acts.flatMap((act) => {
    const lines = chosen.filter(({ may }) => may[act.decision])
    return lines.length > 0 ? [{ ...act, lines }] : []
  })
  return (
    <SelectionBar
      label="Selected lines"
      selected={chosen.length > 0 ? `${countWords(chosen.length, 'line', 'lines')} selected` : null}
      clearLabel="Select nothing"
      onClear={onClear}
    >
      {offered.length === 0 && <span className="quiet">There is nothing that you may decide about them.</span>}
      {offered.map(({ decision, label, icon: Picture, lines }) => (
        <Button
          key={decision}
          size="xs"
          variant="default"
          loading={busy && decision === 'keep'}
          leftSection={<Picture size={14} stroke={1.8} aria-hidden />}
          onClick={() => onDecide(decision, lines)}
        >
          {lines.length === chosen.length ? label : `${label} (${lines.length})`}
        </Button>
      ))}
    </SelectionBar>
  )
}
