import { createHash } from 'node:crypto'
import type { ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { ReviewId } from '../../ids.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { statedLines } from './describe-lines.ts'
import { linesOf } from './line-queries.ts'
import type { LineRow } from './queries.ts'
import { organizationsSeen } from './seen-shares.ts'
import { readReview } from './service.ts'

const batch = 500

export type ReportLine = Awaited<ReturnType<typeof statedLines>>[number]

/** Everything that a review came to. Before its end it is what is known so far. */
export async function readReport(context: ScopedContext, id: ReviewId) {
  const review = await readReview(context, id)
  const { service, scope, wall } = context
  const seen = await organizationsSeen(context)
  return service.database.read(wall, async (tx) => {
    const lines: ReportLine[] = []
    for await (const rows of allLines(tx, id)) lines.push(...(await statedLines(tx, context, { rows, seen })))
    const type = service.policy().scopeType(scope.type)?.definition.label ?? scope.type
    return {
      place: { name: scope.name, type },
      review,
      ...{ lines, digest: review.state === 'signed-off' ? await digestOf(tx, id) : null },
    }
  })
}

/** Rows for a file that is read elsewhere. */
export async function reportRows(context: ScopedContext, id: ReviewId): Promise<AsyncIterable<CsvRow>> {
  const { review, lines } = await readReport(context, id)
  return rowsOf(lines, review.state)
}

async function* rowsOf(lines: readonly ReportLine[], state: string) {
  for (const line of lines) {
    yield {
      ...{ name: line.person.name, email: line.person.email, role: line.role?.label ?? '' },
      ...{ reason: line.reason ?? '', since: line.since, givenBy: line.givenBy.name ?? line.givenBy.kind },
      ...{ until: line.until ?? '', membership: line.membership, account: line.account },
      ...{ lastActive: line.lastActiveAt ?? '', lastUsed: line.lastUsedAt ?? '', sponsor: line.sponsor?.name ?? '' },
      ...{ openDoors: line.doors.join(' '), sharesWidely: line.sharesWidely === 0 ? '' : String(line.sharesWidely) },
      ...{ findings: line.findings.join(' '), decision: line.decision ?? '', newRole: line.newRole?.label ?? '' },
      ...{ note: line.note ?? '', decidedBy: line.decidedBy ?? '', decidedAt: line.decidedAt?.toISOString() ?? '' },
      ...{ outcome: line.outcome ?? '', outcomeDetail: line.outcomeDetail ?? '', review: state },
    }
  }
}

type CsvRow = ReturnType<typeof rowsOf> extends AsyncGenerator<infer Row> ? Row : never

/** SHA-256 of the lines, each as canonical JSON: what the audit log says of the report. Names are no part of it. */
export async function digestOf(tx: Tx, id: ReviewId): Promise<string> {
  const hash = createHash('sha256')
  for await (const rows of allLines(tx, id)) {
    for (const { userId, role, decision, newRole, note, decidedBy, decidedAt, outcome } of rows) {
      const line = { person: userId, role, decision, newRole, note, decidedBy, outcome }
      hash.update(`${canonicalJson({ ...line, decidedAt: decidedAt?.toISOString() ?? null })}\n`)
    }
  }
  return hash.digest('hex')
}

async function* allLines(tx: Tx, id: ReviewId): AsyncGenerator<readonly LineRow[]> {
  for (let after: LineRow | undefined; ; ) {
    const rows: LineRow[] = await linesOf(tx, id, { after, limit: batch })
    yield rows
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}
