import type { FactorKind } from '../../access/second-factor.ts'
import type { ReviewFacts } from '../../db/review-schema.ts'
import type { Finding } from './findings.ts'

/** What is told of a review without reading its lines. */
export interface Counted {
  readonly lines: number
  readonly people: number
  readonly facts: ReviewFacts
}

interface Line {
  readonly role: string
  readonly findings: readonly Finding[]
}

interface About {
  /** Neither closed nor disabled: what they hold counts. */
  readonly canAct: boolean
  readonly factors: readonly FactorKind[]
}

/** Counts the lines of a review while they are written. */
export class Tally {
  #lines = 0
  #people = 0
  readonly #findings = new Map<Finding, number>()
  readonly #roles = new Set<string>()
  readonly #administrators = { people: 0, withoutSecondFactor: 0, unused: 0 }

  /** All lines of one person. */
  add(lines: readonly Line[], { canAct, factors }: About): void {
    this.#people += 1
    this.#lines += lines.length
    for (const { role, findings } of lines) {
      if (role !== '') this.#roles.add(role)
      for (const finding of findings) this.#findings.set(finding, (this.#findings.get(finding) ?? 0) + 1)
    }
    const administrative = lines.filter(({ findings }) => findings.includes('manages'))
    if (administrative.length === 0 || !canAct) return
    this.#administrators.people += 1
    // C9: a code by email is no second factor for them.
    if (factors.every((factor) => factor === 'email-code')) this.#administrators.withoutSecondFactor += 1
    if (administrative.every(({ findings }) => findings.includes('unused'))) this.#administrators.unused += 1
  }

  counted(): Counted {
    const facts = {
      findings: Object.fromEntries(this.#findings),
      roles: [...this.#roles].sort(),
      administrators: this.#administrators,
    }
    return { lines: this.#lines, people: this.#people, facts }
  }
}
