import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../bin/portreeve.js', import.meta.url))
const run = promisify(execFile)

test('without a build the command says what to do, and shows no stack', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portreeve-unbuilt-'))
  try {
    await cp(join(bin, '..'), join(folder, 'bin'), { recursive: true })
    await cp(join(bin, '../../package.json'), join(folder, 'package.json'))
    const failure = await run(process.execPath, [join(folder, 'bin/portreeve.js'), 'matrix']).catch((error) => error)
    expect(failure).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'portreeve: nothing is built yet. Run `npm install` (or `npm run build`) in the checkout first.\n',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
