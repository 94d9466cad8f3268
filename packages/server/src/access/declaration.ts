import type { Operation } from '@portreeve/engine'

/**
 * Who may call a route (X1). Every route declares one in its `config`; a route without it stops the server from starting.
 *
 * - `public`: anybody.
 * - `self`: somebody signed in, about themselves only. No token passes.
 * - `token`: an API token, of a person or of a service account, about itself: what comes of it is no more than it may do.
 * - `guard`: whoever holds one of the permissions that the blueprint names for the operation, in the scope whose id stands
 *   in the URL parameter named by `scope` (the word `platform` for the scope above all others).
 * - `action`: whoever may do this to a resource of the kind that the blueprint names for `of`, or of the kind in the parameter `of.param`
 *   where the blueprint's menu lists that kind, in the scope whose id stands in the parameter `scope`. `resource` is the parameter with its id; without one it is enough to be able to do it to some, and the
 *   service asks again about each.
 * - `application`: a service account whose role guards the operation in its own scope.
 */
export type Access =
  | 'public'
  | 'self'
  | 'token'
  | { readonly guard: Operation; readonly scope: string }
  | { readonly action: string; readonly of: KindOfRoute; readonly scope: string; readonly resource?: string }
  | { readonly application: Operation }

/** Kinds of resources that have routes of their own, by the word of the blueprint that names them. */
export type KindInUse = 'apps'

/** The kind that a route is about: one that has routes of its own, or the one that the URL names. */
export type KindOfRoute = KindInUse | { readonly param: string }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Can be called by somebody who must choose a new password first. */
    beforePasswordChange?: boolean
    /** Can be called by somebody who has shown the password and not yet the second factor. */
    beforeSecondFactor?: boolean
    /** X13: asks for a proof that is not older than 15 minutes, whatever the blueprint says of the permission. */
    fresh?: boolean
  }
}
