import { type Ask, plain } from './asked.ts'

const signInSettings = {
  ...{ password: true, link: false, providers: 'all', confirmedEmail: false },
  sessions: { longestMinutes: 60, idleMinutes: 30, countFrom: 'last-activity' },
}
const saveSignIn: Ask = () => [{ body: { version: 0, settings: signInSettings } }]

/** What is said about how people sign in, and who of them needs a second factor. */
export const requestsAboutSettings: Readonly<Record<string, Ask>> = {
  'GET /api/v1/scopes/{scopeId}/sign-in-settings/members': plain,
  'PUT /api/v1/scopes/{scopeId}/sign-in-settings/members': saveSignIn,
  'GET /api/v1/scopes/{scopeId}/sign-in-settings/people': plain,
  'PUT /api/v1/scopes/{scopeId}/sign-in-settings/people': saveSignIn,
}
