import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { DetailDrawer } from '../parts/detail-drawer.tsx'
import { Facts } from '../parts/facts.tsx'
import styles from './design-page.module.css'
import { sampleRefusal } from './sample-problem.ts'
import { Sample, Section } from './section.tsx'

const nothing = { mutate: () => {}, reset: () => {}, isPending: false, error: null }

export function DialogSection() {
  const [asking, ask] = useDisclosure()
  const [refused, refuse] = useDisclosure()
  const [detail, look] = useDisclosure()
  return (
    <Section id="dialogs" title="Dialogs">
      <Sample name="Opened by these">
        <div className={styles.row}>
          <Button variant="default" onClick={ask.open}>
            A decision
          </Button>
          <Button variant="default" onClick={refuse.open}>
            A decision that was refused
          </Button>
          <Button variant="default" onClick={look.open}>
            One row in detail
          </Button>
        </div>
      </Sample>
      <ConfirmDialog title="Disable Åstrid Björk?" verb="Disable" opened={asking} onClose={ask.close} act={nothing}>
        <p>Two sessions and one API token end at once. The role stays, and comes back when they are enabled again.</p>
      </ConfirmDialog>
      <ConfirmDialog
        title="Remove Åstrid Björk?"
        verb="Remove"
        destroys
        opened={refused}
        onClose={refuse.close}
        act={{ ...nothing, error: sampleRefusal }}
      >
        <p>Their role here ends at once, and does not come back by itself.</p>
      </ConfirmDialog>
      <DetailDrawer title="Gave Harbour master to ليلى حداد" opened={detail} onClose={look.close}>
        <Facts
          facts={[
            { term: 'Who', value: 'Åstrid Björk' },
            { term: 'When', value: 'Today' },
          ]}
        />
      </DetailDrawer>
    </Section>
  )
}
