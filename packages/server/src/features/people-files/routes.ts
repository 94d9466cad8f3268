import type { Operation } from '@portreeve/engine'
import type { FastifyReply } from 'fastify'
import type { Service } from '../../context.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { begun } from '../../http/send-file.ts'
import { sendLines } from '../../http/send-lines.ts'
import { type ExportedPerson, exportAccounts, exportMembers } from './export-service.ts'
import type { FileFormat } from './people-file.ts'
import { peopleText } from './people-text.ts'
import * as schemas from './schemas.ts'
import { previewImport, runImport } from './service.ts'

const tags = ['people-files']
const guarded = (guard: Operation) => ({ access: { guard, scope: 'scopeId' } }) as const
const params = schemas.scopeParams
/** A file of 5 MB, as JSON writes it at the worst. */
const bodyLimit = 16 * 1024 * 1024

/** People in and out as files: members of a place, and accounts in the place that keeps them. */
export function peopleFileRoutes(app: App, _service: Service): void {
  app.post(
    '/api/v1/scopes/:scopeId/members/import/preview',
    {
      ...{ config: guarded('members.add'), bodyLimit },
      schema: {
        ...{ tags, summary: 'What a file of members would do, line by line', params },
        ...{ body: schemas.file, response: { 200: schemas.plan } },
      },
    },
    async (request) => previewImport(scopedContextOf(request), { kind: 'members', ...request.body }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/members/import',
    {
      ...{ config: { ...guarded('members.add'), fresh: true }, bodyLimit },
      schema: {
        ...{ tags, summary: 'Add, invite and change members by a file', params },
        ...{ body: schemas.memberImport, response: { 200: schemas.results } },
      },
    },
    async (request, reply) => {
      const accounts = { password: 'none' } as const
      return sendResults(
        reply,
        await runImport(scopedContextOf(request), { kind: 'members', accounts, ...request.body }),
      )
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/members/export',
    {
      config: guarded('members.read'),
      schema: {
        ...{ tags, summary: 'The members of a scope as a file', params },
        ...{ querystring: schemas.exportQuery, response: { 200: schemas.people } },
      },
    },
    async (request, reply) =>
      sendPeople(reply, 'members', request.query.format, exportMembers(scopedContextOf(request))),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/import/preview',
    {
      ...{ config: guarded('people.create'), bodyLimit },
      schema: {
        ...{ tags, summary: 'What a file of accounts would do, line by line', params },
        ...{ body: schemas.file, response: { 200: schemas.plan } },
      },
    },
    async (request) => previewImport(scopedContextOf(request), { kind: 'accounts', ...request.body }),
  )

  app.post(
    '/api/v1/scopes/:scopeId/people/import',
    {
      ...{ config: { ...guarded('people.create'), fresh: true }, bodyLimit },
      schema: {
        ...{ tags, summary: 'Make accounts by a file', params },
        ...{ body: schemas.peopleImport, response: { 200: schemas.results } },
      },
    },
    async (request, reply) => {
      const { password, ...input } = request.body
      const accounts = { password }
      return sendResults(reply, await runImport(scopedContextOf(request), { kind: 'accounts', accounts, ...input }))
    },
  )

  app.get(
    '/api/v1/scopes/:scopeId/people/export',
    {
      config: guarded('people.read'),
      schema: {
        ...{ tags, summary: 'The accounts that are kept in a scope as a file', params },
        ...{ querystring: schemas.exportQuery, response: { 200: schemas.people } },
      },
    },
    async (request, reply) =>
      sendPeople(reply, 'accounts', request.query.format, exportAccounts(scopedContextOf(request))),
  )
}

async function sendResults(reply: FastifyReply, results: AsyncIterable<object>): Promise<FastifyReply> {
  return sendLines(reply, { name: 'import', ending: 'jsonl', text: jsonLines(results) })
}

async function* jsonLines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

async function sendPeople(
  reply: FastifyReply,
  name: string,
  format: FileFormat,
  people: AsyncIterable<ExportedPerson>,
): Promise<FastifyReply> {
  return sendLines(reply, { name, ending: format, text: peopleText(await begun(people), format) })
}
