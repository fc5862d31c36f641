import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import addressparser from 'nodemailer/lib/addressparser/index.js'
import type { MailMessage } from './message.ts'

export interface MailLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

export interface MailerOptions {
  /** Every mail is a file here first. Without SMTP it stays, for the operator to read. */
  outboxFolder: string
  /** `smtp://user:password@host:587`; null writes files only. */
  smtpUrl: string | null
  from: string
  log: MailLog
  /** Between tries of a mail that the server did not take; doubles up to 15 minutes. */
  retryMs?: number
}

export interface Mailer {
  /** Returns at once; neither a slow nor a dead mail server can be felt by the caller. */
  send(message: MailMessage): void
  /** Waits until every mail has been written and tried once. */
  settled(): Promise<void>
  close(): Promise<void>
}

const MAX_RETRY_MS = 15 * 60 * 1000

/**
 * The outbox folder is the queue: written first, sent next, removed when the server has taken it, moved to `refused/`
 * when it never will. What a crash left behind is sent at the next start.
 */
export async function createMailer(options: MailerOptions): Promise<Mailer> {
  const { outboxFolder, smtpUrl, log } = options
  await mkdir(outboxFolder, { recursive: true, mode: 0o700 })
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const smtp =
    smtpUrl === null
      ? null
      : createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 60_000 })
  const pending = new Set<Promise<void>>()
  let draining: Promise<void> | null = null
  let drainAgain = false
  let retryTimer: NodeJS.Timeout | undefined
  let retryMs = options.retryMs ?? 5_000
  let closed = false

  function track(work: Promise<void>) {
    pending.add(work)
    work.finally(() => pending.delete(work))
  }

  async function writeToOutbox(message: MailMessage) {
    const composed = await composer.sendMail({ from: options.from, ...message })
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.eml`
    const file = path.join(outboxFolder, name)
    await writeFile(`${file}.part`, composed.message, { mode: 0o600 })
    await rename(`${file}.part`, file)
  }

  async function deliver(smtpServer: NonNullable<typeof smtp>, name: string) {
    const file = path.join(outboxFolder, name)
    const raw = await readFile(file)
    const envelope = { from: addressIn(raw, 'From'), to: addressIn(raw, 'To') }
    try {
      await smtpServer.sendMail({ envelope, raw })
      await rm(file)
    } catch (error) {
      if (!isRefusal(error)) throw error
      log.warn({ err: error, file: name }, 'mail refused by the server')
      await mkdir(path.join(outboxFolder, 'refused'), { recursive: true })
      await rename(file, path.join(outboxFolder, 'refused', name))
    }
  }

  async function drain(smtpServer: NonNullable<typeof smtp>) {
    let later: unknown = null
    do {
      drainAgain = false
      const names = (await readdir(outboxFolder)).filter((name) => name.endsWith('.eml')).sort()
      for (const name of names) {
        await deliver(smtpServer, name).catch((error: unknown) => {
          // A server that answers "later" to one mail may take the next; one that does not answer takes none.
          if (!hasReply(error)) throw error
          later = error
        })
      }
    } while (drainAgain)
    if (later !== null) throw later
    retryMs = options.retryMs ?? 5_000
  }

  function startDraining() {
    if (smtp === null || closed) return
    if (draining) {
      drainAgain = true
      return
    }
    clearTimeout(retryTimer)
    draining = drain(smtp)
      .catch((error: unknown) => {
        log.warn({ err: error, retryMs }, 'mail server not reached; the mail waits in the outbox')
        retryTimer = setTimeout(startDraining, retryMs)
        retryTimer.unref()
        retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)
      })
      .finally(() => {
        draining = null
      })
    track(draining)
  }

  startDraining()

  return {
    send(message) {
      track(
        writeToOutbox(message).then(startDraining, (error: unknown) => {
          log.warn({ err: error, subject: message.subject }, 'mail could not be written to the outbox')
        }),
      )
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
    async close() {
      while (pending.size > 0) await Promise.all(pending)
      closed = true
      clearTimeout(retryTimer)
      smtp?.close()
    },
  }
}

/** The headers are ours and hold one plain address each. */
function addressIn(raw: Buffer, header: 'From' | 'To'): string {
  const line = new RegExp(`^${header}: (.+)\r$`, 'm').exec(raw.toString('utf8'))?.[1] ?? ''
  const [first] = addressparser(line, { flatten: true })
  return first?.address ?? ''
}

const hasReply = (error: unknown): error is Error & { responseCode: number } =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
/** 5xx to a recipient or a body: this mail will never be taken. A refused login (535) is ours to mend, so it waits. */
const isRefusal = (error: unknown): boolean =>
  hasReply(error) && error.responseCode >= 500 && error.responseCode !== 535
