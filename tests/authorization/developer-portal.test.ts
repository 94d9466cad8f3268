import { proveAuthorization } from './prove-authorization.ts'

proveAuthorization({
  blueprint: 'developer-portal',
  weakest: {
    platform: 'marketplace-reviewer',
    organization: 'org-user',
    'developer-account': 'developer',
    'product-account': 'agent',
  },
  other: {
    platform: 'decision-service',
    organization: 'org-admin',
    'developer-account': 'admin',
    'product-account': 'administrator',
  },
})
