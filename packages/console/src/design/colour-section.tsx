import tokens from '../theme/tokens.css?raw'
import { coloursOf, contrast, writtenOn } from './colours.ts'
import styles from './design-page.module.css'
import { Sample, Section } from './section.tsx'

const colours = coloursOf(tokens)
const byName = new Map(colours.map((colour) => [colour.name, colour]))

export function ColourSection() {
  return (
    <Section id="colours" title="Colours">
      <Sample name="Named">
        <ul className={styles.swatches}>
          {colours.map(({ name, light, dark }) => (
            <li key={name}>
              <span className={styles.swatch} style={{ background: `var(${name})` }} />
              <code>{name}</code>
              <span className="quiet small">
                {light} {dark}
              </span>
            </li>
          ))}
        </ul>
      </Sample>
      <Sample name="Contrast of text and ground, light and dark; 4.5 is the least">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">Ground</th>
              <th scope="col">Light</th>
              <th scope="col">Dark</th>
              <th scope="col">Here</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(writtenOn).flatMap(([text, grounds]) =>
              grounds.map((ground) => <Pair key={text + ground} text={text} ground={ground} />),
            )}
          </tbody>
        </table>
      </Sample>
    </Section>
  )
}

function Pair({ text, ground }: { readonly text: string; readonly ground: string }) {
  const [written, below] = [byName.get(text), byName.get(ground)]
  if (!written || !below) return null
  return (
    <tr>
      <td>
        <code>{text}</code>
      </td>
      <td>
        <code>{ground}</code>
      </td>
      <td>{contrast(written.light, below.light).toFixed(1)}</td>
      <td>{contrast(written.dark, below.dark).toFixed(1)}</td>
      <td>
        <span className={styles.pair} style={{ background: `var(${ground})`, color: `var(${text})` }}>
          Aa 123
        </span>
      </td>
    </tr>
  )
}
