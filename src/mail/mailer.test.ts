import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMailer, type Mailer, type MailerOptions } from './mailer.ts'
import { lockOutMail, resetPasswordMail } from './templates.ts'

let outboxFolder: string
let mailer: Mailer | undefined
let smtp: SMTPServer | undefined
let received: { from: string; to: string[]; body: string }[] = []
let verdict: (to: string) => Error | null = () => null

beforeEach(async () => {
  outboxFolder = await mkdtemp(path.join(tmpdir(), 'dailies-mail-'))
  received = []
  verdict = () => null
})
afterEach(async () => {
  await mailer?.close()
  mailer = undefined
  await new Promise<void>((done) => (smtp ? smtp.close(done) : done()))
  smtp = undefined
  await rm(outboxFolder, { recursive: true, force: true })
})

const open = async (more: Partial<MailerOptions> = {}) => {
  const log = { info() {}, warn() {} }
  mailer = await createMailer({
    outboxFolder,
    smtpUrl: null,
    from: 'Dailies <studio@example.test>',
    log,
    ...more,
  })
  return mailer
}
const waiting = async () => (await readdir(outboxFolder)).filter((name) => name.endsWith('.eml'))

async function startSmtp(): Promise<string> {
  smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (address, _session, done) => done(verdict(address.address)),
    onData(stream, session, done) {
      text(stream).then((body) => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address), body })
        done()
      }, done)
    },
  })
  const server = smtp.listen(0, '127.0.0.1')
  await new Promise<void>((done) => server.once('listening', done))
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const refusal = (code: number) => Object.assign(new Error('no'), { responseCode: code })
async function until(isSo: () => boolean | Promise<boolean>) {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 10))
}

test('without a server the mail is a private file with both bodies', async () => {
  const post = await open()
  post.send(
    resetPasswordMail({ email: 'ada@example.test', name: 'Ada <b>' }, 'https://s.example/reset?token=a&b=1'),
  )
  await post.settled()
  const [name = ''] = await waiting()
  const mail = await readFile(path.join(outboxFolder, name), 'utf8')
  expect(mail).toMatch(/^From: Dailies <studio@example.test>\r$/m)
  expect(mail).toMatch(/^To: ada@example.test\r$/m)
  expect(mail).toContain('Content-Type: text/plain')
  expect(mail).toContain('Ada &lt;b&gt;')
  expect(mail).toContain('https://s.example/reset?token=3Da&amp;b=3D1'.replace('token=', 'token='))
  expect((await stat(path.join(outboxFolder, name))).mode & 0o077).toBe(0)
})

test('a name cannot add a header or a second recipient', async () => {
  const post = await open()
  post.send(
    lockOutMail({ email: 'ada@example.test', name: 'A\r\nBcc: eve@example.test' }, 'https://s.example'),
  )
  post.send(
    lockOutMail({ email: 'ada@example.test\r\nBcc: eve@example.test', name: 'A' }, 'https://s.example'),
  )
  await post.settled()
  for (const name of await waiting()) {
    const [head] = (await readFile(path.join(outboxFolder, name), 'utf8')).split('\r\n\r\n')
    expect(head).not.toMatch(/^bcc:/im)
  }
})

test('with a server it arrives, and the file is gone', async () => {
  const post = await open({ smtpUrl: await startSmtp() })
  post.send(resetPasswordMail({ email: 'ada@example.test', name: 'Ada' }, 'https://s.example/x'))
  post.send(resetPasswordMail({ email: 'bob@example.test', name: 'Bob' }, 'https://s.example/y'))
  await post.settled()
  expect(received.map((mail) => mail.to).toSorted()).toEqual([['ada@example.test'], ['bob@example.test']])
  expect(received[0]?.from).toBe('studio@example.test')
  expect(received[0]?.body).toContain('Subject: Choose a new password')
  expect(await waiting()).toEqual([])
})

test('a server that is away costs the caller nothing; the mail waits and goes out when it is back', async () => {
  const url = await startSmtp()
  const port = Number(new URL(url).port)
  await new Promise<void>((done) => smtp?.close(done))
  const post = await open({ smtpUrl: url, retryMs: 20 })
  post.send(resetPasswordMail({ email: 'ada@example.test', name: 'Ada' }, 'https://s.example/x'))
  await post.settled()
  expect(await waiting()).toHaveLength(1)
  await startSmtpAt(port)
  await until(() => received.length === 1)
  await until(async () => (await waiting()).length === 0)
})

const startSmtpAt = (port: number) => {
  smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      text(stream).then((body) => {
        received.push({ from: '', to: [], body })
        done()
      }, done)
    },
  })
  const server = smtp.listen(port, '127.0.0.1')
  return new Promise<void>((done) => server.once('listening', done))
}

test('what an earlier process left is sent at the start', async () => {
  const left = 'From: a@example.test\r\nTo: ada@example.test\r\nSubject: left\r\n\r\nhello\r\n'
  await writeFile(path.join(outboxFolder, '2026-01-01T00-00-00.000Z-00000000.eml'), left)
  await writeFile(path.join(outboxFolder, '2026-01-01T00-00-00.000Z-00000001.eml.part'), 'half')
  const post = await open({ smtpUrl: await startSmtp() })
  await post.settled()
  expect(received.map((mail) => mail.to)).toEqual([['ada@example.test']])
})

test('a mail that is refused for good steps aside, one that must wait does not hold up the others', async () => {
  verdict = (to) => (to.startsWith('never') ? refusal(550) : to.startsWith('later') ? refusal(451) : null)
  const post = await open({ smtpUrl: await startSmtp(), retryMs: 20 })
  for (const who of ['never', 'later', 'ada']) {
    post.send(resetPasswordMail({ email: `${who}@example.test`, name: who }, 'https://s.example/x'))
  }
  await until(() => received.some((mail) => mail.to.includes('ada@example.test')))
  await until(async () => (await waiting()).length === 1)
  expect(await readdir(path.join(outboxFolder, 'refused'))).toHaveLength(1)
  verdict = () => null
  await until(async () => (await waiting()).length === 0)
  expect(received.map((mail) => mail.to.join())).toContain('later@example.test')
})
