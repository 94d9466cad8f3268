import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reactSample, serverSample } from '../../packages/console/src/information/host-samples.ts'

// A label as nobody would write it: the code around it has to hold all the same.
const guarded = {
  origin: 'https://access.example.com',
  label: "Captain's */ cabin \\",
  permission: 'cabin.enter',
  scopeType: 'ship',
  scope: 's1',
}
const modules = fileURLToPath(new URL('../../packages/console/node_modules', import.meta.url))
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
let folder: string

beforeAll(() => {
  mkdirSync(modules, { recursive: true })
  folder = mkdtempSync(`${modules}/.samples-`)
})
afterAll(() => rmSync(folder, { recursive: true }))

it('what a reader copies from the console into the application compiles against the client', () => {
  const files = ['server.ts', 'link.tsx']
  const compilerOptions = { types: ['node'] }
  writeFileSync(`${folder}/server.ts`, serverSample(guarded))
  writeFileSync(`${folder}/link.tsx`, reactSample(guarded))
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, files, include: [] }),
  )
  expect(complaintsOfCompiler()).toBe('')
})

function complaintsOfCompiler(): string {
  try {
    execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
    return ''
  } catch (error) {
    return (error as { readonly stdout: string }).stdout
  }
}
