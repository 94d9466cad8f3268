import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reactSample, serverSample } from './host-samples.ts'

const guarded = {
  origin: 'https://access.example.com',
  label: "Captain's */ cabin",
  permission: 'cabin.enter',
  scopeType: 'ship',
  scope: 's1',
}
const packageFolder = fileURLToPath(new URL('../..', import.meta.url))
const compiler = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url))
let folder: string

beforeAll(() => {
  mkdirSync(`${packageFolder}/node_modules`, { recursive: true })
  folder = mkdtempSync(`${packageFolder}/node_modules/.samples-`)
})
afterAll(() => rmSync(folder, { recursive: true }))

it('what a reader copies into the application compiles against the client', () => {
  const options = { types: ['node'], noEmit: true }
  const files = ['server.ts', 'link.tsx']
  writeFileSync(`${folder}/server.ts`, serverSample(guarded))
  writeFileSync(`${folder}/link.tsx`, reactSample(guarded))
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: options, files, include: [] }),
  )
  let complaints = ''
  try {
    execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    complaints = (error as { readonly stdout: string }).stdout
  }
  expect(complaints).toBe('')
}, 60_000)

it('asks for exactly the permission and the place of the page', () => {
  expect(serverSample(guarded)).toContain("action: { name: 'cabin.enter' },\n    resource: { type: 'ship', id: 's1' },")
  expect(reactSample(guarded)).toContain("query: { scope: 's1', permission: 'cabin.enter' }")
})
