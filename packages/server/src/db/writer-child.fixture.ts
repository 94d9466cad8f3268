// Opens a database (`embedded <folder>` or `postgresql <address>`), says so, and with a third word `write` makes members for
// ever, saying the id of each person once it is committed.
import { systemClock } from '../clock.ts'
import { openEmbedded } from './open-embedded.ts'
import { openPostgresql } from './open-postgresql.ts'
import { everything, insertMembership, insertOrganization, insertPerson } from './rows.fixture.ts'

const [kind, target = '', task] = process.argv.slice(2)
const database =
  kind === 'embedded'
    ? await openEmbedded({ folder: target, clock: systemClock, template: process.argv[5] ?? null })
    : await openPostgresql({ url: target, clock: systemClock })
process.stdout.write('open\n')
while (task === 'write') {
  const id = await database.transact(everything, async (tx) => {
    const userId = await insertPerson(tx)
    await insertMembership(tx, userId, await insertOrganization(tx))
    return userId
  })
  process.stdout.write(`${id}\n`)
}
if (task === 'wait') process.stdin.on('data', () => {})
else await database.close()
