import { type Ask, plain } from './asked.ts'

const signInSettings = {
  ...{ password: true, link: false, providers: 'all', confirmedEmail: false, signUp: true },
  sessions: { longestMinutes: 60, idleMinutes: 30, countFrom: 'last-activity' },
}
const saveSignIn: Ask = () => [{ body: { version: 0, settings: signInSettings } }]

const rules = {
  required: 'all',
  graceDays: 7,
  requiredBy: null,
  methods: ['authenticator', 'passkey'],
  rememberDays: 0,
}
const saveRules: Ask = () => [{ body: { version: 0, rules } }]
const tryRules: Ask = () => [{ body: { rules } }]

/** What is said about how people sign in, and who of them needs a second factor. */
export const requestsAboutSettings: Readonly<Record<string, Ask>> = {
  'GET /api/v1/scopes/{scopeId}/sign-in-settings/members': plain,
  'PUT /api/v1/scopes/{scopeId}/sign-in-settings/members': saveSignIn,
  'GET /api/v1/scopes/{scopeId}/sign-in-settings/people': plain,
  'PUT /api/v1/scopes/{scopeId}/sign-in-settings/people': saveSignIn,
  'GET /api/v1/scopes/{scopeId}/second-factor/members': plain,
  'PUT /api/v1/scopes/{scopeId}/second-factor/members': saveRules,
  'POST /api/v1/scopes/{scopeId}/second-factor/members/preview': tryRules,
  'GET /api/v1/scopes/{scopeId}/second-factor/people': plain,
  'PUT /api/v1/scopes/{scopeId}/second-factor/people': saveRules,
  'POST /api/v1/scopes/{scopeId}/second-factor/people/preview': tryRules,
  'POST /api/v1/scopes/{scopeId}/people/{userId}/enrolment-code': ({ place }) => [
    { params: { userId: place.account.id } },
  ],
  // The deployment of this test sends no mail.
  'POST /api/v1/session/enrolment/code': () => [{ impossible: true }],
  'POST /api/v1/session/enrolment': () => [{ body: { code: '0000 0000' }, impossible: true }],
}
