import { readdirSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Calls `onChange` with the path of each file below the folders that changed and is of interest; new folders are watched too. */
export function watchFolders(folders, isOfInterest, onChange) {
  const watched = new Map()
  for (const folder of folders) look(folder, false)

  function look(folder, isNew) {
    if (watched.has(folder)) return
    const watcher = watch(folder, (_event, name) => {
      if (name !== null) changed(join(folder, name))
    })
    watched.set(folder, watcher)
    // The folder is gone.
    watcher.on('error', () => forget(folder))
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) look(path, isNew)
      else if (isNew && isOfInterest(path)) onChange(path)
    }
  }

  function changed(path) {
    const status = statSync(path, { throwIfNoEntry: false })
    if (status === undefined) forget(path)
    if (status?.isDirectory()) look(path, true)
    else if (isOfInterest(path)) onChange(path)
  }

  function forget(folder) {
    watched.get(folder)?.close()
    watched.delete(folder)
  }
}
