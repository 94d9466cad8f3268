import { keeperOf } from '../../access/keeper.ts'
import { hashSecret } from '../../access/secret.ts'
import { requireOpenSignUp } from '../../access/sign-up-offer.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { Problem } from '../../errors.ts'
import { platformId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { LinkNotValid, withLink } from '../links/service.ts'
import { endMailsWith } from '../mail/end-mails.ts'
import { createPersonIn } from '../people/create-person.ts'
import { nameAround } from '../people/name.ts'
import { createScopeIn } from '../scopes/service.ts'
import { requireGoodPassword } from '../sign-in/good-password.ts'
import { hashPassword } from '../sign-in/password.ts'
import { openSessionIn, type SignedIn } from '../sign-in/service.ts'
import * as queries from './queries.ts'

/** Whose account the link makes, for whoever has it. Nothing happens by looking. Throws `link-not-valid`, `way-closed`. */
export async function lookAtSignUp(context: Context, secret: string) {
  return withLink(context, () =>
    context.service.database.read(everywhere, async (tx) => {
      const { row, makes } = await open(tx, context, await queries.findSignUp(tx, hashSecret(secret)))
      const { blueprint } = context.service.policy()
      const named = blueprint.signUp?.named ?? null
      return { email: row.email, expiresAt: row.expiresAt, makes: makes.definition.label, named }
    }),
  )
}

export interface SignUp {
  readonly secret: string
  /** The person's own. */
  readonly name: string
  /** Of what they make: their organization. Left out where the blueprint says what it is called. */
  readonly placeName?: string | undefined
  readonly password: string
}

/**
 * An account whose address the link proves (X11), and what it makes, of which the person becomes what its creator becomes; signed
 * in. Of two who use the link at the same moment one comes too late. Throws `link-not-valid`, `way-closed`, `conflict`.
 */
export async function signUp(asking: Context, input: SignUp): Promise<SignedIn & { readonly scope: string }> {
  // Whoever is signed in as somebody else in this browser makes an account all the same.
  const context: Context = { ...asking, wall: everywhere, principal: { kind: 'anonymous' } }
  const { email, named } = await lookAtSignUp(context, input.secret)
  const placeName = input.placeName ?? placeNamedAfter(input.name, named)
  const known = [input.name, placeName, email, context.service.policy().label]
  await requireGoodPassword(input.password, known, 'password')
  const passwordHash = await hashPassword(input.password)
  return withLink(context, () =>
    change(context, async (tx) => {
      const { service } = context
      const { row, makes } = await open(tx, context, await queries.lockSignUp(tx, hashSecret(input.secret)))
      if ((await queries.statusOf(tx, row.population, row.emailKey)) !== undefined) throw taken(row.email)
      const used = await queries.useUp(tx, row, service.clock.now())
      await endMailsWith(
        tx,
        used.map(({ email, expiresAt }) => ({ kind: 'sign-up', email, expiresAt })),
      )
      const keeper = await keeperOf(tx, service, row.population)
      const { result: person } = await createPersonIn(
        tx,
        context,
        { scope: keeper, email: row.email, name: input.name, password: { is: '' }, emailProved: true },
        { temporaryPassword: null, passwordHash },
      )
      const { principal, ...signedIn } = await openSessionIn(tx, context, person.id, 'link')
      const place = { type: makes.id, parent: platformId, name: placeName }
      const { result: scope } = await createScopeIn(tx, { ...context, principal }, place)
      const becomes = makes.roles.find((role) => role.id === makes.definition.creatorBecomes)?.key ?? null
      return {
        result: { ...signedIn, scope },
        event: {
          ...{ action: 'scope.signed-up', scope, target: { kind: makes.id, id: scope } },
          after: { type: makes.id, name: placeName, creator: person.id, becomes, joined: person.joined },
          personal: { email: row.email, name: input.name },
        },
        by: principal,
      }
    }),
  )
}

/** C11. Throws `invalid-input` where the person has to say what it is called. */
function placeNamedAfter(name: string, named: string | null): string {
  if (named !== null) return nameAround(name, named)
  const message = 'Say what it is called.'
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'placeName', message }] })
}

/**
 * A sign-up that can be finished now. Throws `link-not-valid` with the reason, which only somebody who has the link learns, and
 * `way-closed`.
 */
async function open(tx: Tx, context: Context, row: queries.SignUpRow | undefined) {
  const makes = await requireOpenSignUp(tx, context.service)
  if (row === undefined) {
    throw notValid(
      'This is not the whole link, or not one from here, or one of long ago. Open it again from where you have it.',
    )
  }
  if (row.usedAt !== null) throw notValid('This link was used already, and each works once. Sign in with your account.')
  if (row.expiresAt <= context.service.clock.now()) throw notValid('This link has ended: it was good for 24 hours.')
  return { row, makes }
}

function notValid(detail: string): Problem {
  return new LinkNotValid({ user: null, scope: null }, { detail })
}

/** An invitation was accepted meanwhile, or an administrator made the account. */
function taken(email: string): Problem {
  return new Problem('conflict', {
    detail: `There is an account with the address ${email} already. Sign in with it.`,
    more: { account: 'sign-in' },
  })
}
