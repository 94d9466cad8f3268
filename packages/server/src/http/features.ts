import type { Service } from '../context.ts'
import { accountRoutes } from '../features/account/routes.ts'
import { archiveRoutes } from '../features/apps/archive-routes.ts'
import { appRoutes } from '../features/apps/routes.ts'
import { auditRoutes } from '../features/audit/routes.ts'
import { claimRoutes } from '../features/claims/routes.ts'
import { explainRoutes } from '../features/decisions/explain-routes.ts'
import { decisionRoutes } from '../features/decisions/routes.ts'
import { deploymentRoutes } from '../features/deployment/routes.ts'
import { enrolmentRoutes } from '../features/enrolment/routes.ts'
import { factorRoutes } from '../features/factors/routes.ts'
import { galleryRoutes } from '../features/gallery/routes.ts'
import { healthRoutes } from '../features/health/routes.ts'
import { invitationRoutes } from '../features/invitations/routes.ts'
import { leftoverRoutes } from '../features/leftovers/routes.ts'
import { linkRoutes } from '../features/links/routes.ts'
import { listedResourceRoutes } from '../features/listed-resources/routes.ts'
import { sharingRoutes } from '../features/listed-resources/share-routes.ts'
import { mailRoutes } from '../features/mail/routes.ts'
import { mailboxRoutes } from '../features/mailbox/routes.ts'
import { mcpRoutes } from '../features/mcp/routes.ts'
import { memberRoutes } from '../features/members/routes.ts'
import { passkeyRoutes } from '../features/passkeys/routes.ts'
import { peopleRoutes } from '../features/people/routes.ts'
import { peopleFileRoutes } from '../features/people-files/routes.ts'
import { providerRoutes } from '../features/providers/routes.ts'
import { requestRoutes } from '../features/requests/routes.ts'
import { reviewRoutes } from '../features/reviews/routes.ts'
import { roleRoutes } from '../features/roles/routes.ts'
import { draftRoutes } from '../features/scopes/draft-routes.ts'
import { scopeRoutes } from '../features/scopes/routes.ts'
import { secondFactorRulesRoutes } from '../features/second-factor-rules/routes.ts'
import { securityEventRoutes } from '../features/security-events/routes.ts'
import { serviceAccountRoutes } from '../features/service-accounts/routes.ts'
import { sessionRoutes } from '../features/session/routes.ts'
import { setUpRoutes } from '../features/set-up/routes.ts'
import { signInRoutes } from '../features/sign-in/routes.ts'
import { signInSettingsRoutes } from '../features/sign-in-settings/routes.ts'
import { signUpRoutes } from '../features/sign-up/routes.ts'
import { standingRoutes } from '../features/standing/routes.ts'
import { submissionRoutes } from '../features/submissions/routes.ts'
import { summaryRoutes } from '../features/summary/routes.ts'
import { tokenRoutes } from '../features/tokens/routes.ts'
import type { App } from './app-type.ts'

/** Every feature's routes, written out: which features a server has is read here. */
const features: readonly ((app: App, service: Service) => void)[] = [
  healthRoutes,
  deploymentRoutes,
  signInRoutes,
  signUpRoutes,
  providerRoutes,
  sessionRoutes,
  setUpRoutes,
  scopeRoutes,
  draftRoutes,
  summaryRoutes,
  memberRoutes,
  mailRoutes,
  invitationRoutes,
  leftoverRoutes,
  claimRoutes,
  standingRoutes,
  requestRoutes,
  reviewRoutes,
  peopleRoutes,
  peopleFileRoutes,
  linkRoutes,
  mailboxRoutes,
  passkeyRoutes,
  accountRoutes,
  factorRoutes,
  signInSettingsRoutes,
  secondFactorRulesRoutes,
  enrolmentRoutes,
  listedResourceRoutes,
  sharingRoutes,
  appRoutes,
  archiveRoutes,
  submissionRoutes,
  galleryRoutes,
  auditRoutes,
  securityEventRoutes,
  roleRoutes,
  tokenRoutes,
  mcpRoutes,
  serviceAccountRoutes,
  explainRoutes,
  decisionRoutes,
]

export async function addFeatures(app: App, service: Service): Promise<void> {
  for (const addRoutes of features) await app.register(async (feature: App) => addRoutes(feature, service))
}
