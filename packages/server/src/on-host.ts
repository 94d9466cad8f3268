import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadBlueprint } from '@portreeve/blueprints'
import { systemClock } from './clock.ts'
import type { Service } from './context.ts'
import { createService } from './create-service.ts'
import { storedDeployment } from './features/deployment/service.ts'
import type { ArchiveFooter, ArchiveHeader } from './features/export/archive.ts'
import { exportDeployment, importDeployment, inspectExport } from './features/export/service.ts'
import { type Rotation, sealAnew } from './features/keys/service.ts'
import { hostContext } from './host-context.ts'
import type { StartConfig } from './read-config.ts'
import { beginNewKey, forgetFormerKeys } from './secret-key.ts'
import { open, usualPort } from './start.ts'
import { StartError } from './start-error.ts'
import { version } from './version.ts'

/**
 * Opens a deployment for a command on its host, without listening, and closes it again. Throws a `StartError` where there is
 * none, and where a server has the data folder.
 */
export async function onHost<Result>(
  config: StartConfig,
  /** `data`: with the embedded database, the folder in which it lies. */
  work: (service: Service, data: string) => Promise<Result>,
): Promise<Result> {
  await requireFolder(config)
  const { database, policy, installation, secretKeys, filesFolder, data } = await open(config, systemClock)
  try {
    const stored = await storedDeployment(database)
    if (stored === null) throw new StartError(`Nothing was ever started on ${data}.`)
    if (stored.blueprintId !== policy.id) {
      throw new StartError(
        `This data belongs to the blueprint "${stored.blueprintId}": say --blueprint ${stored.blueprintId}.`,
      )
    }
    const port = config.port ?? usualPort
    const url = config.url ?? new URL(`http://localhost:${port}`)
    const { service, stop } = createService({
      config: { ...config, url, port, blueprint: policy.id, tenancy: policy.tenancy, secretKeys, filesFolder },
      ...{ clock: systemClock, database, policy: () => policy, installation },
    })
    try {
      return await work(service, data)
    } finally {
      await stop()
    }
  } finally {
    await database.close()
  }
}

/** Writes everything to a file that only its owner can read. */
export async function exportOnHost(config: StartConfig, file: string): Promise<ArchiveFooter> {
  return onHost(config, (service) =>
    exportDeployment(hostContext(service, 'export'), file, { version, blueprint: service.policy().id }),
  )
}

/** Fills a new data folder or an empty database. Without a blueprint named, it is the file's own. */
export async function importOnHost(config: StartConfig, file: string, blueprint?: string): Promise<ArchiveHeader> {
  const header = await inspectExport(file)
  const { database } = await open({ ...config, blueprint: blueprint ?? header.blueprint }, systemClock)
  try {
    return await importDeployment(hostContext({ database, clock: systemClock }, 'import'), file)
  } finally {
    await database.close()
  }
}

/**
 * Seals everything that lies sealed again with the first key. Where that key lies beside the embedded database, a new one is made
 * before, and the former is gone afterwards.
 */
export async function rotateKeysOnHost(config: StartConfig): Promise<Rotation> {
  const hasOwnFile = config.databaseUrl === null && config.secretKeys.length === 0
  return onHost(config, async (service, folder) => {
    const secretKeys = hasOwnFile ? beginNewKey(folder) : service.config.secretKeys
    const rotation = await sealAnew(hostContext({ ...service, config: { ...service.config, secretKeys } }, 'keys'))
    if (hasOwnFile) forgetFormerKeys(folder)
    return rotation
  })
}

/** Opening would make the folder; a command on a mistyped path must not leave an empty deployment behind. */
async function requireFolder({ databaseUrl, dataFolder, blueprint }: StartConfig): Promise<void> {
  if (databaseUrl !== null) return
  const folder = dataFolder ?? join(process.cwd(), '.portreeve', (await loadBlueprint(blueprint)).id)
  if (!existsSync(folder))
    throw new StartError(`There is no data folder ${folder}. Say which with --data or --blueprint.`)
}
