import { PortreeveError } from '@portreeve/sdk'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { deploymentQuery } from './deployment/deployment.ts'
import { EnterPage, EntryPage, FailedPlacePage, WorkPage } from './entry/entry-page.tsx'
import { FailedPage } from './entry/failed-page.tsx'
import { MissingPage } from './entry/missing-page.tsx'
import { WaitingPage } from './entry/waiting-page.tsx'
import { queryClient } from './query-client.ts'
import { searchTexts } from './search-texts.ts'
import { awaitsSecondFactor } from './session/awaits-second-factor.ts'
import { scopeQuery } from './session/scope.ts'
import { sessionQuery } from './session/session.ts'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({
  component: Outlet,
  loader: () => queryClient.ensureQueryData(deploymentQuery),
})

// ---------------------------------------------------------------------------------------------- for everybody

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: searchTexts('to', 'out', 'problem', 'provider'),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  validateSearch: searchTexts('to'),
  component: lazyRouteComponent(() => import('./sign-in/password-page.tsx'), 'PasswordPage'),
})
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: searchTexts('to'),
  component: lazyRouteComponent(() => import('./factors/second-factor-page.tsx'), 'SecondFactorPage'),
})
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./sign-up/sign-up-page.tsx'), 'SignUpPage'),
})
const finishSignUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up/finish',
  component: lazyRouteComponent(() => import('./sign-up/finish-page.tsx'), 'FinishSignUpPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./set-up/set-up-page.tsx'), 'SetUpPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitations/invitation-page.tsx'), 'InvitationPage'),
})
const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazyRouteComponent(() => import('./links/set-password-page.tsx'), 'SetPasswordPage'),
})
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('./links/confirm-email-page.tsx'), 'ConfirmEmailPage'),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./links/reset-password-page.tsx'), 'ResetPasswordPage'),
})
const signInLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in-link',
  validateSearch: searchTexts('to'),
  component: lazyRouteComponent(() => import('./links/sign-in-link-page.tsx'), 'SignInLinkPage'),
})
const emailBack = createRoute({
  getParentRoute: () => root,
  path: '/email-back',
  component: lazyRouteComponent(() => import('./links/email-back-page.tsx'), 'EmailBackPage'),
})
const guide = createRoute({
  getParentRoute: () => root,
  path: '/guides/$guide',
  component: lazyRouteComponent(() => import('./guides/guide-page.tsx'), 'GuidePage'),
})
/** All parts in all states, for whoever works on them: it is not in what is built. */
const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('./design/design-page.tsx'), 'DesignPage')
    : MissingPage,
})

// ------------------------------------------------------------------------------- for those who are signed in

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'in',
  beforeLoad: async ({ location }) => {
    const to = location.href === '/' ? {} : { to: location.href }
    try {
      const { person } = await queryClient.ensureQueryData(sessionQuery)
      if (person.mustChangePassword) throw redirect({ to: '/password', search: to })
    } catch (error) {
      if (error instanceof PortreeveError && error.problem.code === 'not-signed-in') {
        const { setUp: isSetUp } = await queryClient.ensureQueryData(deploymentQuery)
        throw isSetUp ? redirect({ to: '/sign-in', search: to }) : redirect({ to: '/set-up' })
      }
      if (awaitsSecondFactor(error)) throw redirect({ to: '/second-factor', search: to })
      throw error
    }
  },
  component: Outlet,
})
/** Where somebody lands who comes to work: their place, a choice of places, or the page that says why they may not. */
const start = createRoute({ getParentRoute: () => signedIn, path: '/', component: EntryPage })
const enter = createRoute({ getParentRoute: () => signedIn, path: '/enter/$into', component: EnterPage })
const work = createRoute({ getParentRoute: () => signedIn, path: '/enter/$into/work', component: WorkPage })

const scope = createRoute({
  getParentRoute: () => signedIn,
  path: '/scopes/$scope',
  loader: ({ params }) => queryClient.ensureQueryData(scopeQuery(params.scope)),
  component: Shell,
  errorComponent: FailedPlacePage,
})
const home = createRoute({
  getParentRoute: () => scope,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
})
const details = createRoute({
  getParentRoute: () => scope,
  path: '/details',
  component: lazyRouteComponent(() => import('./details/details-page.tsx'), 'DetailsPage'),
})
const onboarding = createRoute({
  getParentRoute: () => scope,
  path: '/onboarding/$type',
  component: lazyRouteComponent(() => import('./onboarding/onboarding-page.tsx'), 'OnboardingPage'),
})
const members = createRoute({
  getParentRoute: () => scope,
  path: '/members',
  validateSearch: searchTexts('view', 'search', 'role', 'status', 'inactive', 'state'),
  component: lazyRouteComponent(() => import('./members/members-page.tsx'), 'MembersPage'),
})
const member = createRoute({
  getParentRoute: () => scope,
  path: '/members/$person',
  component: lazyRouteComponent(() => import('./members/member-page.tsx'), 'MemberPage'),
})
const memberImport = createRoute({
  getParentRoute: () => scope,
  path: '/members/import',
  component: lazyRouteComponent(() => import('./people-files/import-page.tsx'), 'MemberImportPage'),
})
const accountImport = createRoute({
  getParentRoute: () => scope,
  path: '/people/import',
  component: lazyRouteComponent(() => import('./people-files/import-page.tsx'), 'AccountImportPage'),
})
const people = createRoute({
  getParentRoute: () => scope,
  path: '/people',
  validateSearch: searchTexts('search', 'role', 'status'),
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
})
const person = createRoute({
  getParentRoute: () => scope,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('./people/person-page.tsx'), 'PersonPage'),
})
const scopes = createRoute({
  getParentRoute: () => scope,
  path: '/scopes',
  validateSearch: searchTexts('type'),
  component: lazyRouteComponent(() => import('./scopes/scopes-page.tsx'), 'ScopesPage'),
})
const roles = createRoute({
  getParentRoute: () => scope,
  path: '/roles',
  validateSearch: searchTexts('type', 'filter', 'compare', 'with', 'only', 'folded'),
  component: lazyRouteComponent(() => import('./roles/roles-page.tsx'), 'RolesPage'),
})
const menus = createRoute({
  getParentRoute: () => scope,
  path: '/roles/menus',
  validateSearch: searchTexts('role'),
  component: lazyRouteComponent(() => import('./roles/menus-page.tsx'), 'MenusPage'),
})
const role = createRoute({
  getParentRoute: () => scope,
  path: '/roles/$role',
  component: lazyRouteComponent(() => import('./roles/role-page.tsx'), 'RolePage'),
})
const permission = createRoute({
  getParentRoute: () => scope,
  path: '/permissions/$permission',
  component: lazyRouteComponent(() => import('./roles/permission-page.tsx'), 'PermissionPage'),
})
const check = createRoute({
  getParentRoute: () => scope,
  path: '/check',
  validateSearch: searchTexts('person', 'serviceAccount', 'permission', 'resource', 'action'),
  component: lazyRouteComponent(() => import('./decisions/check-page.tsx'), 'CheckPage'),
})
const serviceAccounts = createRoute({
  getParentRoute: () => scope,
  path: '/service-accounts',
  component: lazyRouteComponent(() => import('./service-accounts/service-accounts-page.tsx'), 'ServiceAccountsPage'),
})
const serviceAccount = createRoute({
  getParentRoute: () => scope,
  path: '/service-accounts/$account',
  component: lazyRouteComponent(() => import('./service-accounts/service-account-page.tsx'), 'ServiceAccountPage'),
})
const tokens = createRoute({
  getParentRoute: () => scope,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./tokens/tokens-page.tsx'), 'TokensPage'),
})
const requests = createRoute({
  getParentRoute: () => scope,
  path: '/requests',
  validateSearch: searchTexts('view', 'state'),
  component: lazyRouteComponent(() => import('./requests/requests-page.tsx'), 'RequestsPage'),
})
const apps = createRoute({
  getParentRoute: () => scope,
  path: '/apps',
  validateSearch: searchTexts('search', 'type', 'state', 'sort'),
  component: lazyRouteComponent(() => import('./apps/apps-page.tsx'), 'AppsPage'),
})
const app = createRoute({
  getParentRoute: () => scope,
  path: '/apps/$app',
  component: lazyRouteComponent(() => import('./apps/app-page.tsx'), 'AppPage'),
})
const resources = createRoute({
  getParentRoute: () => scope,
  path: '/resources/$kind',
  validateSearch: searchTexts('search', 'owner', 'sharing', 'organization', 'sort'),
  component: lazyRouteComponent(() => import('./resources/resources-page.tsx'), 'ResourcesPage'),
})
const resource = createRoute({
  getParentRoute: () => scope,
  path: '/resources/$kind/$resource',
  component: lazyRouteComponent(() => import('./resources/resource-page.tsx'), 'ResourcePage'),
})
const submissions = createRoute({
  getParentRoute: () => scope,
  path: '/submissions',
  validateSearch: searchTexts('view', 'state', 'submission'),
  component: lazyRouteComponent(() => import('./submissions/submissions-page.tsx'), 'SubmissionsPage'),
})
const reviews = createRoute({
  getParentRoute: () => scope,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./reviews/reviews-page.tsx'), 'ReviewsPage'),
})
const review = createRoute({
  getParentRoute: () => scope,
  path: '/reviews/$review',
  validateSearch: searchTexts('search', 'finding', 'role', 'decision'),
  component: lazyRouteComponent(() => import('./reviews/review-page.tsx'), 'ReviewPage'),
})
const reviewReport = createRoute({
  getParentRoute: () => scope,
  path: '/reviews/$review/report',
  component: lazyRouteComponent(() => import('./reviews/report-page.tsx'), 'ReportPage'),
})
const mails = createRoute({
  getParentRoute: () => scope,
  path: '/mails',
  validateSearch: searchTexts('state', 'kind', 'person', 'mail'),
  component: lazyRouteComponent(() => import('./mails/mails-page.tsx'), 'MailsPage'),
})
const audit = createRoute({
  getParentRoute: () => scope,
  path: '/audit',
  validateSearch: searchTexts('person', 'action', 'from', 'to', 'event', 'place', 'organization'),
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})
const securityEvents = createRoute({
  getParentRoute: () => scope,
  path: '/security-events',
  validateSearch: searchTexts('person', 'kind', 'event'),
  component: lazyRouteComponent(() => import('./security-events/security-events-page.tsx'), 'SecurityEventsPage'),
})
const membersSignIn = createRoute({
  getParentRoute: () => scope,
  path: '/sign-in/members',
  component: lazyRouteComponent(() => import('./sign-in-settings/sign-in-settings-page.tsx'), 'MembersSignInPage'),
})
const peopleSignIn = createRoute({
  getParentRoute: () => scope,
  path: '/sign-in/people',
  component: lazyRouteComponent(() => import('./sign-in-settings/sign-in-settings-page.tsx'), 'PeopleSignInPage'),
})
const membersSecondFactor = createRoute({
  getParentRoute: () => scope,
  path: '/second-factor/members',
  component: lazyRouteComponent(() => import('./second-factor-rules/rules-page.tsx'), 'MembersRulesPage'),
})
const peopleSecondFactor = createRoute({
  getParentRoute: () => scope,
  path: '/second-factor/people',
  component: lazyRouteComponent(() => import('./second-factor-rules/rules-page.tsx'), 'PeopleRulesPage'),
})
const information = createRoute({
  getParentRoute: () => scope,
  path: '/pages/$item',
  component: lazyRouteComponent(() => import('./information/information-page.tsx'), 'InformationPage'),
})
const account = createRoute({
  getParentRoute: () => scope,
  path: '/you',
  validateSearch: searchTexts('problem', 'provider'),
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})

const places = scope.addChildren([
  ...([
    home,
    members,
    member,
    memberImport,
    people,
    person,
    accountImport,
    scopes,
    roles,
    menus,
    role,
    permission,
    check,
  ] as const),
  ...([serviceAccounts, serviceAccount, tokens, requests, mails, audit, securityEvents, information, account] as const),
  ...([apps, app, submissions, resources, resource] as const),
  ...([reviews, review, reviewReport] as const),
  ...([membersSignIn, peopleSignIn, membersSecondFactor, peopleSecondFactor, details, onboarding] as const),
])
const tree = root.addChildren([
  ...([
    signIn,
    secondFactor,
    password,
    signUp,
    finishSignUp,
    setUp,
    invitation,
    setPassword,
    confirmEmail,
    resetPassword,
    signInLink,
    emailBack,
    guide,
    design,
  ] as const),
  signedIn.addChildren([start, enter, work, places]),
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 250,
  defaultPendingComponent: WaitingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
