import { proveAuthorization } from './prove-authorization.ts'

proveAuthorization({
  blueprint: 'ai-platform',
  tenancy: 'multi',
  weakest: { platform: 'app', organization: 'member' },
  other: { platform: 'developer', organization: 'admin' },
})
