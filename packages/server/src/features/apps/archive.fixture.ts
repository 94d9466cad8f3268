import { strToU8, type Zippable, zipSync } from 'fflate'

interface ManifestValues {
  readonly name?: string
  readonly version?: string
  readonly 'platform-version'?: string
  readonly modules?: readonly string[]
}

export function manifestOf(values: ManifestValues = {}): string {
  return JSON.stringify({ name: 'Orders', version: '1.0.0', 'platform-version': '3.0', modules: ['orders'], ...values })
}

/** The archive of an app as its developers pack it. `files`: more of them, by their path. */
export function archiveOf(values: ManifestValues = {}, files: Zippable = {}): Buffer {
  return Buffer.from(zipSync({ 'manifest.json': strToU8(manifestOf(values)), 'app/index.js': strToU8('//'), ...files }))
}
