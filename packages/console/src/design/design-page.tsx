import { Button, useMantineColorScheme } from '@mantine/core'
import { PageHead } from '../parts/page-head.tsx'
import { ColourSection } from './colour-section.tsx'
import { ControlSection } from './control-section.tsx'
import { DecisionSection } from './decision-section.tsx'
import styles from './design-page.module.css'
import { DialogSection } from './dialog-section.tsx'
import { ListSection } from './list-section.tsx'
import { MessageSection } from './message-section.tsx'
import { PersonSection } from './person-section.tsx'
import { TypeSection } from './type-section.tsx'

const sections = [
  { id: 'colours', title: 'Colours', part: ColourSection },
  { id: 'type', title: 'Type and mark', part: TypeSection },
  { id: 'controls', title: 'Buttons, inputs and filters', part: ControlSection },
  { id: 'people', title: 'People, badges, states and facts', part: PersonSection },
  { id: 'lists', title: 'Lists', part: ListSection },
  { id: 'decisions', title: 'Decisions, history and menus', part: DecisionSection },
  { id: 'dialogs', title: 'Dialogs', part: DialogSection },
  { id: 'messages', title: 'Messages, secrets and code', part: MessageSection },
]

/** Every part in every state, for whoever works on them. */
export function DesignPage() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <main className={styles.page}>
      <PageHead
        title="Design"
        lead="Every part of the console in every state. Only in development."
        actions={(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Button
            key={scheme}
            size="xs"
            variant={colorScheme === scheme ? 'filled' : 'default'}
            aria-pressed={colorScheme === scheme}
            onClick={() => setColorScheme(scheme)}
          >
            {{ light: 'Light', dark: 'Dark', auto: 'As the system' }[scheme]}
          </Button>
        ))}
      />
      <div className={styles.body}>
        <nav className={styles.contents} aria-label="Parts">
          <ul>
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.sections}>
          {sections.map(({ id, part: Part }) => (
            <Part key={id} />
          ))}
        </div>
      </div>
    </main>
  )
}
