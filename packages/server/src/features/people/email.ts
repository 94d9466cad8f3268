import { z } from 'zod'

/**
 * An email address as it is stored and written to: trimmed, NFC. Any script is allowed on both sides of the `@`
 * (RFC 6531); spaces, control and invisible characters, and quoted local parts are not.
 */
export const emailSchema = z
  .string()
  .max(320)
  .transform((value, issues) => {
    const address = value.normalize('NFC').trim()
    const [local = '', domain = '', ...rest] = address.split('@')
    const isPlain = !/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}"(),:;<>[\\\]]/u.test(address)
    const isLocal = local.length > 0 && local.length <= 64 && !/^\.|\.\.|\.$/.test(local)
    const isDomain =
      domain.length <= 255 &&
      domain.split('.').every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u.test(label))
    if (isPlain && isLocal && isDomain && rest.length === 0) return address
    issues.addIssue({ code: 'custom', message: 'This is not an email address. One looks like name@example.com.' })
    return z.NEVER
  })
