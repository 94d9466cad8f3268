import { proveAuthorization } from './prove-authorization.ts'

proveAuthorization({
  blueprint: 'starter',
  weakest: { workspace: 'viewer' },
  other: { platform: 'decision-service', workspace: 'developer' },
})
