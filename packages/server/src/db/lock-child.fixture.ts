// Waits for a line, tries to lock a folder, says how that went, and stays.
import { once } from 'node:events'
import { FolderInUse, lockFolder } from './folder-lock.ts'

process.stdout.write('ready\n')
await once(process.stdin, 'data')
try {
  lockFolder(process.argv[2] ?? '')
  process.stdout.write('locked\n')
} catch (error) {
  process.stdout.write(error instanceof FolderInUse ? 'refused\n' : `${error}\n`)
}
setInterval(() => {}, 1000)
