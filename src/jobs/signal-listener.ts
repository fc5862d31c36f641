import pg from 'pg'
import type { Logger } from 'pino'
import { SignalPayload, type Signals, signalChannel } from './signals.ts'

/** A session of its own for LISTEN, opened again when it breaks; meanwhile the polls carry. Needs a session-mode address. */
export async function listenForSignals(
  url: string,
  signals: Signals,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  let closed = false
  let client: pg.Client | null = null
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'dailies-listen' })
    fresh.on('notification', ({ payload }) => {
      const parsed = SignalPayload.safeParse(JSON.parse(payload ?? '{}'))
      if (parsed.success) signals.hear(parsed.data)
    })
    fresh.on('error', (error) => {
      log.warn({ err: error }, 'the listening connection broke')
      fresh.end().catch(() => {})
    })
    fresh.on('end', () => {
      if (!closed)
        setTimeout(() => open().catch((error) => log.warn({ err: error }, 'listening again failed')), 1_000)
    })
    await fresh.connect()
    await fresh.query(`listen ${signalChannel}`)
    client = fresh
  }
  await open()
  return {
    async close() {
      closed = true
      await client?.end()
    },
  }
}
