import { whoseSettings } from '../../access/whose-settings.ts'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import * as schemas from './schemas.ts'
import { changeRules, guards, previewRules, readRules } from './service.ts'

const about = { members: 'the members of a scope', people: 'the people whose accounts are kept in a scope' } as const

/** Who needs a second factor (C9, B4): of a scope's members and of those whose accounts it keeps, there and in every scope below. */
export function secondFactorRulesRoutes(app: App, _service: Service): void {
  const tags = ['second factors']
  for (const whose of whoseSettings) {
    const url = `/api/v1/scopes/:scopeId/second-factor/${whose}`
    const access = { guard: guards[whose], scope: 'scopeId' } as const

    app.get(
      url,
      {
        config: { access },
        schema: {
          ...{ tags, summary: `Who of ${about[whose]} needs a second factor` },
          ...{ params: schemas.scopeParams, response: { 200: schemas.rulesAnswer } },
        },
      },
      async (request) => readRules(scopedContextOf(request), whose),
    )

    app.put(
      url,
      {
        config: { access, fresh: true },
        schema: {
          ...{ tags, summary: `Say who of ${about[whose]} needs a second factor` },
          description:
            'Refused (`last-way-in`) where nobody could act any longer in a place in which somebody must be able to, or the asker could not change it back.',
          ...{ params: schemas.scopeParams, body: schemas.rulesChange, response: { 200: schemas.rulesAnswer } },
        },
      },
      async (request) => changeRules(scopedContextOf(request), whose, request.body),
    )

    app.post(
      `${url}/preview`,
      {
        config: { access },
        schema: {
          ...{ tags, summary: 'What such rules would do today: to how many people and tokens. Changes nothing' },
          ...{ params: schemas.scopeParams, body: schemas.rulesTried, response: { 200: schemas.rulesPreview } },
        },
      },
      async (request) => previewRules(scopedContextOf(request), whose, request.body.rules),
    )
  }
}
