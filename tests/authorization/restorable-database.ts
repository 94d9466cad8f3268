import pg from 'pg'
import type { Clock } from '../../packages/server/src/clock.ts'
import type { Change, Database } from '../../packages/server/src/db/database.ts'
import { freshPostgresql } from '../../packages/server/src/db/on-databases.fixture.ts'
import { openPostgresql } from '../../packages/server/src/db/open-postgresql.ts'

/**
 * A database that tells what a request changed, and takes it back: every request meets the same world. PostgreSQL, which answers the
 * tens of thousands of questions in half the time.
 */
export interface RestorableDatabase {
  readonly database: Database
  /** Statements as the database's superuser, past every wall. */
  byHand(statements: string): Promise<readonly Record<string, unknown>[]>
  /** From now on changes are counted, and this is the state that `restore` goes back to. */
  remember(): Promise<void>
  /** Rows inserted, updated or deleted since, by table. Empty: nothing changed. */
  changes(): Promise<Readonly<Record<string, number>>>
  /** Takes back what `changes` told. */
  restore(changed: Readonly<Record<string, number>>): Promise<void>
}

/**
 * What a refused request may write: that it was refused (X6 keeps refusals in a stream of their own), and when a permission
 * was last used, which is written in batches long after the request.
 */
const notCounted = ['security_events', 'permission_use']

/** When somebody was last seen is written in batches as well; whatever else changes in these tables counts. */
const lastSeen = ['last_seen_at', 'idle_expires_at', 'last_active_at', 'last_used_at']

/** What a server keeps of the database for a while: these tables announce their changes. Others need not be read anew. */
const announced = [
  ...['users', 'memberships', 'assignments', 'sessions', 'api_tokens', 'service_accounts', 'scopes', 'settings'],
]

/** `part`: its name, where a file needs two at once. */
export async function restorableDatabase(clock: Clock, part = ''): Promise<RestorableDatabase> {
  const url = await freshPostgresql({ part })
  const inner = await openPostgresql({ url, clock })
  const hand = new pg.Client(url)
  await hand.connect()
  const listeners = new Set<(change: Change) => void>()
  const database: Database = {
    ...inner,
    changes: {
      trustedUntil: inner.changes.trustedUntil,
      subscribe(listener) {
        listeners.add(listener)
        const unsubscribe = inner.changes.subscribe(listener)
        return () => {
          listeners.delete(listener)
          unsubscribe()
        }
      },
    },
    async close() {
      await hand.end()
      await inner.close()
    },
  }

  async function byHand(statements: string) {
    const rows = await unannounced(statements)
    for (const listener of listeners) listener({ kind: 'everything' })
    return rows
  }

  async function unannounced(statements: string) {
    const results = [await hand.query(statements)].flat() as pg.QueryResult<Record<string, unknown>>[]
    return results.at(-1)?.rows ?? []
  }

  let tables: readonly string[] = []

  async function changes(): Promise<Readonly<Record<string, number>>> {
    const { rows } = await hand.query<{ name: string; rows: number }>(
      'select name, rows from tripwire.changes where rows > 0 order by name',
    )
    return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
  }

  return {
    database,
    byHand,
    changes,
    async remember() {
      const found = await byHand("select tablename as name from pg_tables where schemaname = 'public' order by 1")
      tables = found.map(({ name }) => String(name)).filter((name) => !notCounted.includes(name))
      await byHand([tripwire, ...tables.map(watch)].join('\n'))
    },
    async restore(changed) {
      const names = Object.keys(changed)
      if (names.length === 0) return
      // The role of a replica runs no triggers: neither the counters nor what keeps the audit log append-only.
      const statements = names.map((name) => `delete from ${name}; insert into ${name} select * from tripwire.${name};`)
      const restoring = names.some((name) => announced.includes(name)) ? byHand : unannounced
      await restoring(
        `begin; set local session_replication_role = replica; ${statements.join(' ')}
          update tripwire.changes set rows = 0 where rows > 0; commit`,
      )
    },
  }
}

/** Counts in the transaction of the change: what is rolled back never happened. */
const tripwire = `
  create schema tripwire;
  grant usage on schema tripwire to public;
  create table tripwire.changes (name text primary key, rows int not null default 0);
  grant select on tripwire.changes to public;
  create function tripwire.count() returns trigger language plpgsql security definer as $$
  begin
    if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then return null; end if;
    update tripwire.changes set rows = rows + 1 where name = tg_table_name;
    return null;
  end $$;`

function watch(table: string): string {
  return `
    create table tripwire.${table} as select * from public.${table};
    insert into tripwire.changes (name) values ('${table}');
    create trigger tripwire after insert or update or delete on public.${table}
      for each row execute function tripwire.count(${lastSeen.map((column) => `'${column}'`).join(', ')});`
}
