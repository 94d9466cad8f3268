import { z } from 'zod'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { idPageOf } from '../../http/id-cursor.ts'
import { pageOf } from '../../http/name-cursor.ts'
import { afterOf, cursorRows } from '../../http/sorted-cursor.ts'
import type { ResourceId } from '../../ids.ts'
import { listAppTypes } from './choices.ts'
import { listActivity, listApps, readApp } from './list-apps.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

const tags = ['apps']
const done = z.null().describe('Done')
const base = '/api/v1/scopes/:scopeId/apps'
const one = `${base}/:appId`
const version = `${one}/versions/:versionId`
const onSome = (action: string) => ({ access: { action, of: 'apps', scope: 'scopeId' } }) as const
const onOne = (action: string) => ({ access: { action, of: 'apps', scope: 'scopeId', resource: 'appId' } }) as const

/** Apps, their versions and where they stand (A11, A14). */
export function appRoutes(app: App): void {
  app.get(
    '/api/v1/scopes/:scopeId/app-types',
    {
      config: onSome('read'),
      schema: {
        tags,
        summary: 'The types of apps, and what an app of each can belong to',
        params: schemas.scopeParams,
        response: { 200: schemas.appTypes },
      },
    },
    async (request) => ({ items: await listAppTypes(scopedContextOf(request)) }),
  )

  app.get(
    base,
    {
      config: onSome('read'),
      schema: {
        tags,
        summary: 'Apps, by name or by their last change',
        params: schemas.scopeParams,
        querystring: schemas.appQuery,
        response: { 200: schemas.apps },
      },
    },
    async (request) => {
      const { after, limit, ...filter } = request.query
      const page = { ...filter, after: afterOf<ResourceId>(filter.sort, after), limit: limit + 1 }
      return pageOf(cursorRows(filter.sort, await listApps(scopedContextOf(request), page)), limit)
    },
  )

  app.post(
    base,
    {
      config: onSome('create'),
      schema: {
        tags,
        summary: 'Make an app',
        params: schemas.scopeParams,
        body: schemas.newApp,
        response: { 201: schemas.app },
      },
    },
    async (request, reply) => reply.status(201).send(await service.createApp(scopedContextOf(request), request.body)),
  )

  app.get(
    one,
    {
      config: onOne('read'),
      schema: {
        tags,
        summary: 'An app and its versions',
        params: schemas.appParams,
        response: { 200: schemas.appWithVersions },
      },
    },
    async (request) => readApp(scopedContextOf(request), request.params.appId),
  )

  app.patch(
    one,
    {
      config: onOne('update'),
      schema: {
        tags,
        summary: 'Change the name or the description of an app',
        params: schemas.appParams,
        body: schemas.appChange,
        response: { 200: schemas.app },
      },
    },
    async (request) => service.changeApp(scopedContextOf(request), { id: request.params.appId, ...request.body }),
  )

  app.delete(
    one,
    {
      config: onOne('delete'),
      schema: {
        tags,
        summary: 'Delete an app with all its versions',
        params: schemas.appParams,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      await service.deleteApp(scopedContextOf(request), request.params.appId)
      return reply.status(204).send(null)
    },
  )

  app.get(
    `${one}/activity`,
    {
      config: onOne('read'),
      schema: {
        tags,
        summary: 'What was done to an app, the newest first',
        params: schemas.appParams,
        querystring: schemas.activityQuery,
        response: { 200: schemas.activity },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      const page = { id: request.params.appId, after, limit: limit + 1 }
      return idPageOf(await listActivity(scopedContextOf(request), page), limit)
    },
  )

  app.patch(
    version,
    {
      config: onOne('update'),
      schema: {
        tags,
        summary: 'Change the release notes of a version that is not in review or published',
        params: schemas.versionParams,
        body: schemas.versionChange,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { appId, versionId } = request.params
      await service.editReleaseNotes(scopedContextOf(request), { app: appId, version: versionId, ...request.body })
      return reply.status(204).send(null)
    },
  )

  const acts = [
    { act: 'test', action: 'test', summary: 'Put a draft under test' },
    { act: 'publish', action: 'publish', summary: 'Publish a version that is under test' },
    { act: 'retire', action: 'publish', summary: 'Retire a version that is published or under test' },
  ] as const
  for (const { act, action, summary } of acts) {
    app.post(
      `${version}/${act}`,
      {
        config: onOne(action),
        schema: { tags, summary, params: schemas.versionParams, response: { 200: schemas.moved } },
      },
      async (request) => {
        const { appId, versionId } = request.params
        const context = scopedContextOf(request)
        const { retired, backToDraft } = await service.actOnVersion(context, act, { app: appId, version: versionId })
        return { retired: [...retired], backToDraft: [...backToDraft] }
      },
    )
  }
}
