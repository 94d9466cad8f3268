import { NativeSelect } from '@mantine/core'
import { IconChevronDown, IconMinus, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { previewRoles, type RolePreview } from './act-calls.ts'
import type { Member } from './members.ts'
import styles from './what-if.module.css'

type PermissionChange = RolePreview['gains'][number]

/** What somebody would gain and lose with another role. Nothing is changed by looking. */
export function WhatIf({ member }: { readonly member: Member }) {
  const { param, type } = useScope()
  const definition = useScopeType(type)
  const [chosen, setChosen] = useState('')
  const held = new Set(member.roles.map(({ role }) => role))
  const choices = (definition?.roles ?? []).flatMap(({ id, label }) => {
    const key = `${type}:${id}`
    if (!held.has(key)) return [{ value: `give ${key}`, label: `${member.name} were ${label}` }]
    if (definition?.rolesPerPerson === 'one') return []
    return [{ value: `take ${key}`, label: `${member.name} were no longer ${label}` }]
  })
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['preview', param, member.id, chosen],
    queryFn: () => {
      const [way, role = ''] = chosen.split(' ')
      const [give, take] = way === 'give' ? [[role], []] : [[], [role]]
      return previewRoles({ scope: param, person: member.id }, { give, take })
    },
    enabled: chosen !== '',
  })
  if (choices.length === 0) return null
  return (
    <Panel title="What would change">
      <div className={styles.body}>
        <NativeSelect
          label="If"
          data={[{ value: '', label: 'Choose a role to compare with' }, ...choices]}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        />
        {chosen !== '' && isFetching && !data && <PanelWaiting />}
        {error && <Failure error={error} onRetry={() => refetch()} />}
        {data && <Difference preview={data} />}
      </div>
    </Panel>
  )
}

function Difference({ preview: { gains, losses, takesEffect, refusal } }: { readonly preview: RolePreview }) {
  return (
    <div className={styles.difference} aria-live="polite">
      {gains.length + losses.length === 0 && <p>They could do exactly what they can do now.</p>}
      <Changes title="They could also" changes={gains} icon={IconPlus} tone={styles.gain} />
      <Changes title="They could no longer" changes={losses} icon={IconMinus} tone={styles.loss} />
      {refusal ? (
        <p className="quiet">You cannot make this change. {refusal.detail}</p>
      ) : (
        <p className="quiet">
          {takesEffect === 'now' ? 'It would count at once.' : 'It would count from their next sign-in.'}
        </p>
      )}
    </div>
  )
}

interface ChangesProps {
  readonly title: string
  readonly changes: readonly PermissionChange[]
  readonly icon: typeof IconPlus
  readonly tone: string | undefined
}

function Changes({ title, changes, icon: Sign, tone }: ChangesProps) {
  if (changes.length === 0) return null
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.changes}>
        {changes.map(({ permission, label, before, after }) => (
          <li key={permission}>
            <Sign size={14} className={tone} aria-hidden />
            <span>
              {label}
              {(before === 'depends' || after === 'depends') && (
                <span className="quiet"> (depending on what it is done to)</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
