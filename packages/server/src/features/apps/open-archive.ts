import type { Readable } from 'node:stream'
import type { ScopedContext, Service } from '../../context.ts'
import type { ResourceId, VersionId } from '../../ids.ts'
import { requireVersion } from './app-in-change.ts'
import * as queries from './queries.ts'

/** The file of a version, as it was uploaded. */
export interface OpenedArchive {
  /** Of the app, for the name of the file. */
  readonly name: string
  readonly version: string
  readonly sha256: string
  readonly size: number
  /** Whoever does not send it destroys it. */
  open(): Promise<Readable>
}

/** The route has checked that whoever asks may read the app. */
export async function openVersion(
  { service, wall }: ScopedContext,
  which: { readonly app: ResourceId; readonly version: VersionId },
): Promise<OpenedArchive> {
  return service.database.read(wall, async (tx) => {
    const version = await requireVersion(tx, which.app, which.version)
    const app = await queries.findApp(tx, which.app)
    return openArchive(service, { ...version, name: app?.name ?? '' })
  })
}

type Archived = Pick<queries.VersionRow, 'id' | 'version' | 'sha256' | 'size'> & { readonly name: string }

/** The file of a version that whoever asks was found to be allowed to have. */
export function openArchive({ files }: Service, { id, name, version, sha256, size }: Archived): OpenedArchive {
  return {
    ...{ name, version, sha256, size },
    async open() {
      const file = await files.open(id)
      if (file === null) throw new Error(`The archive of the version ${id} is missing from the store`)
      if (file.size === size) return file.content
      file.content.destroy()
      throw new Error(`The archive of the version ${id} has ${file.size} bytes in the store instead of ${size}`)
    },
  }
}
