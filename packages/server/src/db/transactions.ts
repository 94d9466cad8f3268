import { AsyncLocalStorage } from 'node:async_hooks'
import { DrizzleQueryError } from 'drizzle-orm'
import { parseChangeNotice } from './change-notice.ts'
import type { Connection, WithConnection } from './connection.ts'
import type { Change, Database, Tx, Wall } from './database.ts'
import { databaseFailure } from './database-failure.ts'
import { beginBehind } from './wall.ts'

const attemptsMax = 4
const worthAnotherTry = new Set(['40001', '40P01'])

/** `transact` and `read` on any database that can hand out connections. */
export function createTransactions(
  withConnection: WithConnection,
  tell: (change: Change) => void,
): Pick<Database, 'transact' | 'read'> {
  const running = new AsyncLocalStorage<{ open: boolean }>()

  // The embedded database has one connection: a transaction inside a transaction would wait for itself for ever. On PostgreSQL
  // it would only sometimes, which is worse.
  async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running.getStore()?.open) {
      throw new Error('A transaction was started inside a running one. Pass its `tx` on instead.')
    }
    const state = { open: true }
    try {
      return await running.run(state, work)
    } finally {
      state.open = false
    }
  }

  return {
    transact: <Result>(wall: Wall, work: (tx: Tx) => Promise<Result>) =>
      alone(async () => {
        for (let attempt = 1; ; attempt++) {
          try {
            const { result, change } = await withConnection((connection) => commit(connection, wall, work))
            if (change !== null) tell(change)
            return result
          } catch (error) {
            const code = databaseFailure(error)?.code
            if (attempt === attemptsMax || code === undefined || !worthAnotherTry.has(code)) throw error
          }
        }
      }),
    read: <Result>(wall: Wall, work: (tx: Tx) => Promise<Result>) =>
      alone(() =>
        withConnection((connection) =>
          within(connection, beginBehind(wall, 'read'), async (tx) => {
            const result = await work(tx)
            await connection.run('commit')
            return result
          }),
        ),
      ),
  }
}

async function commit<Result>(connection: Connection, wall: Wall, work: (tx: Tx) => Promise<Result>) {
  return within(connection, beginBehind(wall, 'write'), async (tx) => {
    const result = await work(tx)
    // In a transaction that failed (and whose `work` swallowed the error) the first statement fails too: nothing is reported
    // as committed that PostgreSQL rolled back.
    const [announced] = await connection.run('select portreeve_announce() as touched; commit')
    const touched = announced?.[0]?.touched
    const change = typeof touched === 'string' && touched !== '' ? parseChangeNotice(touched) : null
    return { result, change }
  })
}

async function within<Result>(
  connection: Connection,
  begin: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const { tx, end } = connection.open()
  try {
    await connection.run(begin)
    return await work(tx)
  } catch (error) {
    // A connection that cannot even roll back is not used again; what went wrong first is the error to tell.
    await connection.run('rollback').catch(() => connection.discard())
    throw withoutValues(error)
  } finally {
    end()
  }
}

/** Drizzle writes the values of a statement that failed into its error, and so into the log: hashes of passwords, addresses. */
function withoutValues(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DrizzleQueryError) {
      const message = `Failed query: ${cause.query}`
      cause.stack = (cause.stack ?? '').replace(cause.message, () => message)
      cause.message = message
    }
    // The embedded database's own errors carry them too.
    if ('params' in cause) cause.params = []
  }
  return error
}
