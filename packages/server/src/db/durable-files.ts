import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** How often something was synced to disk, for the test that proves that commits are. */
export interface SyncCounter {
  syncs: number
}

/**
 * PGlite's files on disk, really synced. Its own NodeFS has no `fsync`, so that a commit is lost with the machine whatever
 * PostgreSQL was told (0 syncs in 100 commits). This reaches into internals: the version is pinned, and a test counts.
 */
export class DurableFiles extends NodeFS {
  readonly counter: SyncCounter = { syncs: 0 }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const { counter } = this
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [
          ...(emscriptenOpts.preRun ?? []),
          (module) => {
            const files = module.NODEFS as unknown as NodeFiles
            files.stream_ops.fsync = (stream) => {
              counter.syncs++
              if (stream.nfd === undefined) syncFolder(files.realPath(stream.node))
              else fdatasyncSync(stream.nfd)
              return 0
            }
          },
        ],
      },
    }
  }
}

/** Emscripten's file system on Node's, as far as it is needed here. */
interface NodeFiles {
  readonly realPath: (node: unknown) => string
  readonly stream_ops: {
    /** `nfd` is Node's file descriptor; a folder has none. */
    fsync?: (stream: { readonly nfd?: number; readonly node: unknown }) => number
  }
}

/** Makes the names in a folder durable (a new or renamed file's own sync does not on every file system). */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Without `-F`, which turns syncing off. `fsync` is the only method that reaches the file system here. */
export const durableStartParams: string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]
