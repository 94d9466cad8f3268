import type { Connection } from './connection.ts'
import { databaseFailure } from './database-failure.ts'

/**
 * Makes the two roles and what they need, when missing: `portreeve_owner` owns the tables and runs the migrations,
 * `portreeve_app` is what every transaction switches to. Roles belong to the whole cluster, so that nodes of *different*
 * databases may be making them at this moment, past every lock of ours: what another has made meanwhile is fine.
 */
export async function prepareRoles(connection: Pick<Connection, 'run'>): Promise<void> {
  for (let attempt = 1; attempt <= 10; attempt++) {
    if (await rolesAreReady(connection)) return
    try {
      await connection.run(makeRoles)
    } catch (error) {
      const code = databaseFailure(error)?.code ?? ''
      // 42501: not allowed. XX000 is "tuple concurrently updated", when two grant the same at once.
      if (code === '42501') throw await explain(connection, error)
      if (!['23505', '42710', 'XX000', '40P01'].includes(code)) throw error
    }
  }
  // A grant that one may not make is only a warning when one has some right there oneself.
  throw await explain(connection)
}

async function rolesAreReady(connection: Pick<Connection, 'run'>): Promise<boolean> {
  const [roles] = await connection.run(`select count(*)::int as count from pg_roles
    where rolname in ('portreeve_owner', 'portreeve_app') and pg_has_role(oid, ${mayBecome})`)
  if (roles?.[0]?.count !== 2) return false
  // Asked one by one: of a list, one privilege would do.
  const [schema] = await connection.run(`select has_schema_privilege('portreeve_owner', 'public', 'CREATE')
    and has_schema_privilege('portreeve_owner', 'public', 'USAGE WITH GRANT OPTION') as ready`)
  return schema?.[0]?.ready === true
}

// From 16 on, who made a role is its member but may not become it until they grant themselves that, too.
const mayBecome = `case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end`

const makeRoles = `
do $$
declare
  may_become text := ${mayBecome};
begin
  if not exists (select from pg_roles where rolname = 'portreeve_owner') then
    create role portreeve_owner nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'portreeve_app') then
    create role portreeve_app nologin;
  end if;
  if not pg_has_role('portreeve_owner', may_become) then
    execute format('grant portreeve_owner to %I', current_user);
  end if;
  if not pg_has_role('portreeve_app', may_become) then
    execute format('grant portreeve_app to %I', current_user);
  end if;
  grant create, usage on schema public to portreeve_owner with grant option;
end
$$`

async function explain(connection: Pick<Connection, 'run'>, cause?: unknown): Promise<Error> {
  const [rows] = await connection.run(`select quote_ident(current_user) as login, current_database() as database,
    array(select rolname::text from pg_roles where rolname in ('portreeve_owner', 'portreeve_app')) as made`)
  const { login, database, made } = rows?.[0] ?? {}
  const missing = ['portreeve_owner', 'portreeve_app'].filter((role) => !(Array.isArray(made) && made.includes(role)))
  return new Error(
    `The database login ${login} may not set up the two roles that Portreeve works with. Let an administrator run this once, ` +
      `in the database ${database}:

${missing.map((role) => `CREATE ROLE ${role} NOLOGIN;\n`).join('')}GRANT portreeve_owner, portreeve_app TO ${login};
GRANT CREATE, USAGE ON SCHEMA public TO portreeve_owner WITH GRANT OPTION;
`,
    { cause },
  )
}
