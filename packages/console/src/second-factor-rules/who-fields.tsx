import { Checkbox, Radio } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/Radio.css'
import styles from '../sign-in-settings/settings-form.module.css'
import type { Rules, RulesAnswer } from './rules.ts'

type Required = Rules['required']

interface WhoFieldsProps {
  readonly required: Required
  readonly roles: RulesAnswer['choices']['roles']
  readonly error: string | null
  readonly onChange: (required: Required) => void
}

/** Nobody, everybody, or whoever has one of some roles. */
export function WhoFields({ required, roles, error, onChange }: WhoFieldsProps) {
  const kind = typeof required === 'string' ? required : 'roles'
  const chosen = typeof required === 'string' ? [] : required
  const choose = (value: string) => {
    if (value === 'nobody' || value === 'all') return onChange(value)
    const careful = roles.filter(({ administrative }) => administrative).map(({ key }) => key)
    onChange(careful.length > 0 ? careful : roles.slice(0, 1).map(({ key }) => key))
  }
  const places = [...new Set(roles.map(({ place }) => place))]
  return (
    <>
      <Radio.Group label="A second factor is asked of" value={kind} onChange={choose}>
        <Radio
          value="nobody"
          mt={6}
          label="Nobody"
          description="Everybody can set one up for themselves all the same."
        />
        <Radio value="all" label="Everybody" mt={10} />
        <Radio value="roles" label="Whoever has one of these roles" mt={10} />
      </Radio.Group>
      {kind === 'roles' && (
        <Checkbox.Group
          className={styles.indented}
          label="Roles that need one"
          error={error}
          value={[...chosen]}
          onChange={(keys) => onChange(roles.map(({ key }) => key).filter((key) => keys.includes(key)))}
        >
          {places.map((place) => (
            <fieldset key={place} className={styles.roles}>
              <legend className="quiet small">{place}</legend>
              {roles
                .filter((role) => role.place === place)
                .map(({ key, label, administrative }) => (
                  <Checkbox
                    key={key}
                    value={key}
                    mt={8}
                    label={<bdi>{label}</bdi>}
                    {...(administrative && { description: 'Looks after others' })}
                  />
                ))}
            </fieldset>
          ))}
        </Checkbox.Group>
      )}
    </>
  )
}
