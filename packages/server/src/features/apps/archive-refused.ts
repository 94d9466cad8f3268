import { Problem } from '../../errors.ts'

/** Why an archive is refused, in words that programs can tell apart. `docs/apps.md` explains each. */
export type ArchiveReason =
  | 'not-a-zip'
  | 'truncated'
  | 'damaged'
  | 'too-large'
  | 'too-many-entries'
  | 'unpacks-too-large'
  | 'encrypted'
  | 'bad-path'
  | 'link'
  | 'duplicate-name'
  | 'manifest-missing'
  | 'manifest-too-large'
  | 'manifest-damaged'
  | 'manifest-not-utf-8'
  | 'manifest-not-json'
  | 'manifest-invalid'
  | 'version-not-higher'

/** A13: what is wrong with an archive, exactly, and what to do about it. */
export class ArchiveRefused extends Problem {
  constructor(
    reason: ArchiveReason,
    detail: string,
    more: { readonly errors?: readonly { field: string; message: string }[]; readonly cause?: unknown } = {},
  ) {
    super('archive-refused', { detail, more: { reason }, ...more })
  }
}
