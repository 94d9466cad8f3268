import '@mantine/core/styles/Checkbox.css'
import { ActionIcon, Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { IconCopy, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Chosen } from '../parts/chosen.tsx'
import { ChoiceFilter, DaysFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import styles from './design-page.module.css'
import { Sample, Section } from './section.tsx'

export function ControlSection() {
  const [search, setSearch] = useState<string | undefined>('gre')
  return (
    <Section id="controls" title="Buttons, inputs and filters">
      <Sample name="Buttons">
        <div className={styles.row}>
          <Button leftSection={<IconPlus size={16} aria-hidden />}>Primary</Button>
          <Button variant="default">Default</Button>
          <Button variant="subtle" color="ink">
            Quiet
          </Button>
          <Button color="red">Destroys</Button>
          <Button loading>Works</Button>
          <Button size="xs" variant="default">
            Small
          </Button>
          <ActionIcon variant="subtle" color="ink" aria-label="Copy">
            <IconCopy size={16} aria-hidden />
          </ActionIcon>
        </div>
      </Sample>
      <Sample name="Not possible now, with its reason">
        <div className={styles.row}>
          <Button disabled>Remove</Button>
          <span className="quiet">The last one with this role cannot be removed.</span>
        </div>
      </Sample>
      <Sample name="Inputs">
        <div className={styles.grid}>
          <TextInput label="Empty" placeholder="name@example.com" />
          <TextInput label="Filled" defaultValue="Åstrid Björk" description="As others see it." />
          <TextInput label="Refused" defaultValue="nobody" error="An email address has an @ in it." />
          <TextInput label="Not to be changed" disabled value="astrid@example.com" description="It is the sign-in." />
          <PasswordInput label="Password" defaultValue="a quiet harbour" />
          <NativeSelect label="Choice" data={['One', 'Another']} />
          <Checkbox label="Off" />
          <Checkbox label="On" defaultChecked />
        </div>
      </Sample>
      <Sample name="Filters">
        <Filters onClear={() => setSearch(undefined)}>
          <SearchFilter label="Name or email begins with" value={search} onChange={setSearch} />
          <ChoiceFilter
            label="State"
            unset="Any state"
            choices={[{ value: 'active', label: 'Active' }]}
            value="active"
            onChange={() => {}}
          />
          <DaysFilter from="2026-01-31" to={undefined} onChange={() => {}} />
          <Chosen clearLabel="Show everybody" onClear={() => {}}>
            About Åstrid Björk
          </Chosen>
        </Filters>
      </Sample>
    </Section>
  )
}
