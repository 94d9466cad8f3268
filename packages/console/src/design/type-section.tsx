import { Mark } from '../parts/mark.tsx'
import styles from './design-page.module.css'
import { Sample, Section } from './section.tsx'

export function TypeSection() {
  return (
    <Section id="type" title="Type and mark">
      <Sample name="Four sizes, two weights">
        <div className={styles.stack}>
          <p style={{ fontSize: 'var(--text-title)', fontWeight: 600 }}>Who may open the harbour gate</p>
          <p style={{ fontSize: 'var(--text-large)', fontWeight: 600 }}>Who may open the harbour gate</p>
          <p>Who may open the harbour gate, and until when. 0123456789</p>
          <p className="small quiet">Who may open the harbour gate, and until when. 0123456789</p>
          <p>
            <code>gate.open</code> <a href="#type">the harbour’s types</a>
          </p>
        </div>
      </Sample>
      <Sample name="Mark">
        <div className={styles.row}>
          <Mark size={16} />
          <Mark size={26} />
          <Mark size={48} />
          <Mark size={96} />
        </div>
      </Sample>
    </Section>
  )
}
