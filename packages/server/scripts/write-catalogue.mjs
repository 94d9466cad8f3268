// Writes migrations/catalogue.txt: what the migrations make, in words that a reviewer can read: tables, columns, policies,
// triggers, rights. `--check` tells whether it is up to date, and whether a migration is missing.
import { readFileSync, writeFileSync } from 'node:fs'
import { systemClock } from '../dist/clock.js'
import { embeddedConnection } from '../dist/db/embedded-connection.js'
import { migrate } from '../dist/db/migrate.js'
import { openInMemory } from '../dist/db/open-embedded.js'

const file = new URL('../migrations/catalogue.txt', import.meta.url)
const pglite = await openInMemory(null)
await migrate(embeddedConnection(pglite), systemClock)
const text = await describe()
await pglite.close()

if (process.argv.includes('--check')) {
  await import('./make-migration.mjs')
  if (readOr(file, '') !== text) {
    console.error(
      'migrations/catalogue.txt is not what the migrations make. Run: node packages/server/scripts/write-catalogue.mjs',
    )
    process.exitCode = 1
  }
} else {
  writeFileSync(file, text)
}

async function describe() {
  const tables =
    await rows(`select relname as name, pg_get_userbyid(relowner) as owner, relrowsecurity and relforcerowsecurity as walled
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`)
  const parts = []
  for (const { name, owner, walled } of tables) {
    const columns = await rows(`select attname || ' ' || format_type(atttypid, atttypmod)
        || case when attcollation = '"C"'::regcollation then ' collate "C"' else '' end || case when attnotnull then ' not null' else '' end
        || coalesce(' default ' || pg_get_expr(adbin, adrelid), '') as line
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped order by attnum`)
    const constraints = await rows(`select conname || ': ' || pg_get_constraintdef(oid) as line from pg_constraint
      where conrelid = '${name}'::regclass and contype <> 'n' order by conname`)
    const indexes =
      await rows(`select indexdef as line from pg_indexes where schemaname = 'public' and tablename = '${name}'
      and indexname not in (select conname from pg_constraint) order by indexname`)
    const policies = await rows(`select format('%s for %s to %s', policyname, lower(cmd), array_to_string(roles, ', '))
        || coalesce(' using ' || qual, '') || coalesce(' check ' || with_check, '') as line
      from pg_policies where schemaname = 'public' and tablename = '${name}' order by policyname`)
    const triggers = await rows(`select pg_get_triggerdef(oid) as line from pg_trigger
      where tgrelid = '${name}'::regclass and not tgisinternal order by tgname`)
    const grants =
      await rows(`select grantee || ': ' || string_agg(lower(privilege_type), ', ' order by privilege_type) as line
      from information_schema.role_table_grants where table_schema = 'public' and table_name = '${name}' and grantee <> '${owner}'
      group by grantee order by grantee`)
    parts.push(
      `table ${name} (owner ${owner}${walled ? ', walled' : ''})\n` +
        section('columns', columns) +
        section('constraints', constraints) +
        section('indexes', indexes) +
        section('policies', policies) +
        section('triggers', triggers) +
        section('rights', grants),
    )
  }
  const functions =
    await rows(`select p.oid::regprocedure || ' returns ' || pg_get_function_result(p.oid) || ' (owner ' || pg_get_userbyid(proowner)
      || case when prosecdef then ', runs as its owner' else '' end || ', ' || array_to_string(proconfig, ', ')
      || case when has_function_privilege('public', p.oid, 'execute') then ', for everybody' else '' end || ')' as line
    from pg_proc p where pronamespace = 'public'::regnamespace order by 1`)
  return `${parts.join('\n')}\n${section('functions', functions)}`
}

function section(title, lines) {
  if (lines.length === 0) return ''
  return `  ${title}\n${lines.map(({ line }) => `    ${line.replace(/\s+/g, ' ').trim()}\n`).join('')}`
}

async function rows(query) {
  return (await pglite.query(query)).rows
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
