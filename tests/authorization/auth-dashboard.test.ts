import { proveAuthorization } from './prove-authorization.ts'

proveAuthorization({
  blueprint: 'auth-dashboard',
  weakest: { team: 'read-only', organization: 'member' },
  other: { platform: 'decision-service', team: 'member', organization: 'admin' },
})
