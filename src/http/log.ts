import type { FastifyBaseLogger } from 'fastify'
import { type DestinationStream, pino } from 'pino'

/** Never in a log: whatever signs somebody in or unlocks a vendor. */
const secretPaths = [
  'cookie',
  'authorization',
  'set-cookie',
  'password',
  'newPassword',
  'currentPassword',
  'setupCode',
  'token',
  'secret',
  'apiKey',
  'key',
].flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

/** The house's logger: JSON lines, secrets removed. `destination` is for tests. */
export function createLogger(options: { level?: string; destination?: DestinationStream } = {}) {
  return pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretPaths, censor: '[removed]' },
    },
    options.destination ?? pino.destination(1),
  )
}

export type Logger = FastifyBaseLogger

/** Tokens travel in the query of mailed links; a log needs the path only. */
export const loggableUrl = (url: string): string => url.split('?', 1)[0] ?? url
