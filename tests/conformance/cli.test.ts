import { type CaseFile, loadBlueprint } from '@portreeve/blueprints'
import { compile } from '@portreeve/engine'
import { portreeve } from '../../packages/cli/src/run.fixture.ts'
import { type Asked, type Door, runCases } from './run-cases.ts'
import { questionOf, rolesThatCount } from './world.ts'

runCases('the command line', openCommand)

async function openCommand(blueprintId: string, { world, tenancy }: CaseFile): Promise<Door> {
  const policy = compile(await loadBlueprint(blueprintId), tenancy === undefined ? {} : { tenancy })
  const about = ['--blueprint', blueprintId, ...(tenancy === undefined ? [] : ['--tenancy', tenancy]), '--json']
  const given = (roles: readonly string[]) => roles.flatMap((role) => ['--role', role])

  return {
    async check({ person, permission, action, scope, resource }: Asked) {
      const kind = resource === undefined ? undefined : world.resources![resource]!.kind
      const scopeType =
        action === undefined ? policy.permission(permission!)?.scopeType : policy.kinds.get(kind!)?.scopeType
      const at = scope ?? world.resources![resource!]!.in
      const question = questionOf(policy, world, person, resource)
      const { exitCode, printed, complaint } = await portreeve([
        'explain',
        ...about,
        ...given(rolesThatCount(world, person, at, scopeType ?? null)),
        ...(action === undefined ? ['--permission', permission!] : ['--kind', kind!, '--action', action]),
        ...['--subject-json', JSON.stringify(question.subject)],
        ...(question.resource === undefined ? [] : ['--resource-json', JSON.stringify(question.resource)]),
      ])
      if (/There is no (permission|action) /.test(complaint)) return { allowed: false, reason: 'unknown-permission' }
      const { allowed, reason } = JSON.parse(printed)
      return { allowed: allowed && exitCode === 0, reason }
    },
    async menu(roles) {
      return JSON.parse((await portreeve(['menu', ...about, ...given(roles)])).printed)
    },
  }
}
