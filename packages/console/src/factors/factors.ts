import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

export type SecondStep = Awaited<ReturnType<typeof readSecondStep>>
export type OwnFactors = Awaited<ReturnType<typeof readOwnFactors>>
export type OwnFactor = OwnFactors['items'][number]
export type FactorKind = OwnFactor['kind']

async function readSecondStep() {
  const { data } = await api.GET('/api/v1/session/second-factor')
  return data!
}

/** What can be shown as a second factor here and now. Read anew each time: a code may have been used meanwhile. */
export const secondStepQuery = queryOptions({
  queryKey: ['second-step'],
  queryFn: readSecondStep,
  staleTime: 0,
  retry: false,
})

interface Shown {
  readonly kind: Exclude<FactorKind, 'passkey'> | 'recovery-code'
  readonly code: string
  readonly remember: boolean
}

export async function showFactor(body: Shown): Promise<void> {
  await api.POST('/api/v1/session/second-factor', { body })
}

export async function mailCode() {
  const { data } = await api.POST('/api/v1/session/second-factor/email-code')
  return data!
}

async function readOwnFactors() {
  const { data } = await api.GET('/api/v1/session/factors')
  return data!
}

export const ownFactorsQuery = queryOptions({ queryKey: ['own', 'factors'], queryFn: readOwnFactors })

/** The secret of an app that is being set up, shown once. */
export async function beginAuthenticator() {
  const { data } = await api.POST('/api/v1/session/factors/authenticator')
  return data!
}

/** The app shows the right codes. With the first factor come recovery codes, shown once. */
export async function proveAuthenticator(factorId: string, code: string, label: string) {
  const { data } = await api.POST('/api/v1/session/factors/authenticator/{factorId}/prove', {
    params: { path: { factorId } },
    body: { code, ...(label !== '' && { label }) },
  })
  return data!
}

export async function beginEmailCode() {
  const { data } = await api.POST('/api/v1/session/factors/email-code')
  return data!
}

export async function proveEmailCode(code: string) {
  const { data } = await api.POST('/api/v1/session/factors/email-code/prove', { body: { code } })
  return data!
}

export async function renameFactor(factorId: string, label: string): Promise<void> {
  await api.PATCH('/api/v1/session/factors/{factorId}', { params: { path: { factorId } }, body: { label } })
}

export async function removeFactor(factorId: string): Promise<void> {
  await api.POST('/api/v1/session/factors/{factorId}/remove', { params: { path: { factorId } } })
}

/** New ones, shown once; the former end. */
export async function renewRecoveryCodes(): Promise<readonly string[]> {
  const { data } = await api.POST('/api/v1/session/recovery-codes')
  return data!.codes
}
