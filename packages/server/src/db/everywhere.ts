import type { Wall } from './database.ts'

/** For what belongs to no tenant yet: somebody who signs in or opens a link, and mails, which all go the same way. */
export const everywhere: Wall = { tenants: 'all', person: null }
