import { WrongUse } from '../wrong-use.ts'

export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

/** An object written as JSON on the command line. */
export function parseObject<Result extends object>(option: string, text: string): Result {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new WrongUse(`${option} is not valid JSON: ${(error as Error).message}.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WrongUse(`${option} must be a JSON object, such as '{"kind":"app"}'.`)
  }
  return value as Result
}
