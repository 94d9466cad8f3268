import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { files, root } from '../repo/source.ts'
import { startServer } from '../running-server.ts'

const room = mkdtempSync(join(tmpdir(), 'portreeve-packages-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

const npm = (parameters: readonly string[], cwd: string) =>
  execFileSync('npm', [...parameters], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 240_000 })

describe('the packages, packed and installed into an empty folder', () => {
  const tarballs = join(room, 'tarballs')
  const folder = join(room, 'installed')

  test('hold what runs and nothing else', () => {
    mkdirSync(tarballs)
    const packages = files
      .filter((file) => /^packages\/[^/]+\/package\.json$/.test(file))
      .map((file) => file.split('/')[1]!)
    const packed = JSON.parse(
      npm(
        [
          'pack',
          '--json',
          '--ignore-scripts',
          '--pack-destination',
          tarballs,
          ...packages.map((name) => `--workspace=packages/${name}`),
        ],
        root,
      ),
    ) as { name: string; files: { path: string }[] }[]
    expect(packed.map(({ name }) => name)).toHaveLength(packages.length)
    for (const { name, files: contents } of packed) {
      const paths = contents.map(({ path }) => path)
      expect(paths, name).toEqual(expect.arrayContaining(['LICENSE', 'package.json']))
      expect(
        paths.filter((path) => /\.(test|fixture)\.|tsbuildinfo|^src\//.test(path)),
        name,
      ).toEqual([])
      expect(
        paths.some((path) => path.startsWith('dist/')),
        `${name} is built`,
      ).toBe(true)
    }
  }, 120_000)

  test('start a server with its page, and stop', async () => {
    mkdirSync(folder)
    const names = readdirSync(tarballs).map((file) => `file:${join(tarballs, file)}`)
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'somebodys-project', private: true }))
    npm(['install', '--prefer-offline', '--no-audit', '--no-fund', ...names], folder)

    expect(npm(['exec', '--', 'portreeve', 'menu', '--blueprint', 'starter', '--role', 'viewer'], folder)).not.toBe('')
    const server = await startServer([join(folder, 'node_modules/.bin/portreeve'), 'start', '--demo'], { cwd: folder })
    try {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      expect(await (await fetch(server.url)).text()).toMatch(/<title>.+<\/title>/)
    } finally {
      const { exitCode, tookMs } = await server.stop()
      expect(exitCode).toBe(0)
      expect(tookMs).toBeLessThan(5_000)
    }
  }, 300_000)
})
