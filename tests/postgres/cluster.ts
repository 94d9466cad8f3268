import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { systemClock } from '../../packages/server/src/clock.ts'
import { makeEmbeddedTemplate } from '../../packages/server/src/db/embedded-template.ts'
import { openPostgresql } from '../../packages/server/src/db/open-postgresql.ts'
import { type Cluster, startCluster } from './start-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server, the name of a migrated template database in it, and what names of databases of this run start with. */
    postgres: { url: string; template: string; prefix: string }
    /** A file: the embedded database, migrated. */
    embeddedTemplate: string
  }
}

/** Before the tests: PostgreSQL (`DATABASE_URL`, or a cluster of this run's own), and a template of each database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const cluster = given === undefined ? await startCluster() : await givenServer(given)
  const prefix = `portreeve_${randomBytes(4).toString('hex')}`
  const template = `${prefix}_template`

  const client = new pg.Client(cluster.url)
  await client.connect()
  await client.query(`create database ${template}`)
  const url = new URL(cluster.url)
  url.pathname = `/${template}`
  await (await openPostgresql({ url: url.href, clock: systemClock })).close()

  const embeddedTemplate = join(cluster.folder, 'embedded.tar')
  await writeFile(embeddedTemplate, await makeEmbeddedTemplate('none'))
  project.provide('postgres', { url: cluster.url, template, prefix })
  project.provide('embeddedTemplate', embeddedTemplate)

  return async () => {
    const { rows } = await client.query('select datname from pg_database where datname like $1', [`${prefix}%`])
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
    await client.end()
    await cluster.stop()
  }
}

async function givenServer(url: string): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'portreeve-template-'))
  return { url, folder, stop: () => rm(folder, { recursive: true, force: true }) }
}
