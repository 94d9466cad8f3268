import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { coloursOf, contrast, writtenOn } from '../../packages/console/src/design/colours.ts'

const sheet = readFileSync(new URL('../../packages/console/src/theme/tokens.css', import.meta.url), 'utf8')
const colours = new Map(coloursOf(sheet).map((colour) => [colour.name, colour]))

describe('contrast (WCAG 2.2, 1.4.3)', () => {
  it('is measured as the standard says', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
  for (const [text, grounds] of Object.entries(writtenOn)) {
    for (const ground of grounds) {
      it(`${text} can be read on ${ground}, in the light and in the dark`, () => {
        const [written, below] = [colours.get(text)!, colours.get(ground)!]
        expect(contrast(written.light, below.light)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(written.dark, below.dark)).toBeGreaterThanOrEqual(4.5)
      })
    }
  }
})
