import { type Ask, plain } from './asked.ts'

/** Requests that programs make with a token. */
export const requestsOfTokens: Readonly<Record<string, Ask>> = {
  'GET /api/v1/token': plain,
}
