import type { Clock } from '../clock.ts'
import type { Connection, Row } from './connection.ts'
import { prepareRoles } from './database-roles.ts'
import { loadMigrations, type Migration } from './migrations.ts'

/** Any number, the same for every node: `port` in ASCII. */
const lock = 0x706f7274

/**
 * Brings a database to this version of the code. Nodes that start at once wait for the first of them. Forward only: throws
 * with a sentence for the person who runs the server when the database is newer than the code.
 */
export async function migrate(connection: Pick<Connection, 'run'>, clock: Clock): Promise<void> {
  const migrations = await loadMigrations()
  await connection.run(`select pg_advisory_lock(${lock})`)
  try {
    await prepareRoles(connection)
    await connection.run(`begin; set local role portreeve_owner; create table if not exists portreeve_migrations
      (name text primary key, hash text not null, applied_at timestamptz not null); commit`)
    const [applied = []] = await connection.run(
      'begin; set local role portreeve_owner; ' + 'select name, hash from portreeve_migrations order by name; commit',
    )
    for (const migration of pending(migrations, applied)) {
      await connection.run(`begin; set local role portreeve_owner;
        ${migration.text};
        insert into portreeve_migrations values
          ('${migration.name}', '${migration.hash}', '${clock.now().toISOString()}'); commit`)
    }
  } catch (error) {
    await connection.run('rollback').catch(() => {})
    throw error
  } finally {
    // A connection that broke has lost its lock with it.
    await connection.run(`select pg_advisory_unlock(${lock})`).catch(() => {})
  }
}

function pending(migrations: readonly Migration[], applied: readonly Row[]): readonly Migration[] {
  for (const [index, { name, hash }] of applied.entries()) {
    const known = migrations[index]
    if (known === undefined) {
      throw new Error(
        `This database was made by a newer Portreeve: it has the migration ${name}, which this version does not know. ` +
          'Start the newer version, or go back to a backup from before it. Databases are never migrated backwards.',
      )
    }
    if (known.name !== name || known.hash !== hash) {
      throw new Error(
        `The migration ${name} of this database is not the one of this version (${known.name}). It was made by a ` +
          'changed or unreleased Portreeve; export it with the version that made it and import it here.',
      )
    }
  }
  return migrations.slice(applied.length)
}
