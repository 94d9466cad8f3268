import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** What is never written down, wherever an object is logged. */
const secrets = ['cookie', 'authorization', 'password', 'newPassword', 'token', 'secret', 'set-cookie']

/** JSON lines on standard output, with the request's id, without secrets. */
export function createLog(level: Config['logLevel'], destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    redact: {
      paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[not logged]',
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
