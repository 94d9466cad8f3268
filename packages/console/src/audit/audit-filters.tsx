import { Chosen } from '../parts/chosen.tsx'
import { ChoiceFilter, DaysFilter, Filters } from '../parts/filters.tsx'
import type { Scope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { actionChoices, areaChoices } from './areas.ts'
import { PersonFilter } from './person-filter.tsx'
import { PlaceFilter } from './place-filter.tsx'

interface AuditFiltersProps {
  readonly person: string | undefined
  readonly personName: string | null | undefined
  /** An area, or one action of it. */
  readonly action: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly place: string | undefined
  readonly organization: string | undefined
  /** The place whose log is shown, once it is known. */
  readonly at: Scope | undefined
  readonly onChange: (next: Readonly<Record<string, string | undefined>>) => void
  readonly onClear: (() => void) | undefined
}

/** C15: person, action, place and days; above the organizations also whose matter it was (C10). */
export function AuditFilters(props: AuditFiltersProps) {
  const { person, personName, action, from, to, place, organization, at, onChange, onClear } = props
  const area = action?.split('.')[0]
  const may = (operation: Scope['operations'][number]) => at?.operations.includes(operation) ?? false
  const actions = actionChoices(area)
  const organizations = useSession().scopes.filter(({ id, organization: own }) => id !== null && id === own)
  return (
    <Filters onClear={onClear}>
      <PlaceFilter
        {...{ value: place, at }}
        onChange={(next) =>
          onChange({ place: next, organization: undefined, person: undefined, action: undefined, event: undefined })
        }
      />
      {at?.organization === null && organizations.length > 1 && (
        <ChoiceFilter
          label="Organization"
          unset="Of any organization"
          choices={organizations.map(({ id, name }) => ({ value: id ?? '', label: name }))}
          value={organization}
          onChange={(value) => onChange({ organization: value })}
        />
      )}
      {person ? (
        <Chosen clearLabel="Show changes by everybody" onClear={() => onChange({ person: undefined })}>
          By or about <bdi>{personName ?? 'one person'}</bdi>
        </Chosen>
      ) : (
        at &&
        may('members.read') && (
          <PersonFilter place={at.id ?? 'platform'} onChange={(next) => onChange({ person: next })} />
        )
      )}
      <ChoiceFilter
        label="About"
        unset="About anything"
        choices={areaChoices({ type: at?.type ?? '', may })}
        value={area}
        onChange={(value) => onChange({ action: value })}
      />
      {actions.length > 1 && (
        <ChoiceFilter
          label="Change"
          unset="Any change"
          choices={actions}
          value={action?.includes('.') ? action : undefined}
          onChange={(value) => onChange({ action: value ?? area })}
        />
      )}
      <DaysFilter from={from} to={to} onChange={onChange} />
    </Filters>
  )
}
