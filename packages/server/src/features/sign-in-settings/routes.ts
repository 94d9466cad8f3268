import type { Operation } from '@portreeve/engine'
import { type Whose, whoseSettings } from '../../access/whose-settings.ts'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import * as schemas from './schemas.ts'
import { changeSignInSettings, readSignInSettings } from './service.ts'

const guards = { members: 'members.sign-in', people: 'people.sign-in' } as const satisfies Record<Whose, Operation>
const about = { members: 'the members of a scope', people: 'the people whose accounts are kept in a scope' } as const

/** How people sign in, and for how long (B7): for a scope's members and for those whose accounts it keeps. */
export function signInSettingsRoutes(app: App, _service: Service): void {
  const tags = ['sign-in settings']
  for (const whose of whoseSettings) {
    const url = `/api/v1/scopes/:scopeId/sign-in-settings/${whose}`
    const access = { guard: guards[whose], scope: 'scopeId' } as const

    app.get(
      url,
      {
        config: { access },
        schema: {
          ...{ tags, summary: `How ${about[whose]} sign in` },
          ...{ params: schemas.scopeParams, response: { 200: schemas.settingsAnswer } },
        },
      },
      async (request) => readSignInSettings(scopedContextOf(request), whose),
    )

    app.put(
      url,
      {
        config: { access, fresh: true },
        schema: {
          ...{ tags, summary: `Say how ${about[whose]} sign in, from the next sign-in on` },
          description:
            'Refused (`last-way-in`) where nobody could sign in any longer to a place in which somebody must be able to.',
          ...{ params: schemas.scopeParams, body: schemas.settingsEdit, response: { 200: schemas.settingsAnswer } },
        },
      },
      async (request) => changeSignInSettings(scopedContextOf(request), whose, request.body),
    )
  }
}
