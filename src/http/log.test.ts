import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { createLogger, loggableUrl } from './log.ts'

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  write(createLogger({ destination: { write: (line) => lines.push(line) } }))
  return lines.join('')
}

test('what signs somebody in never reaches the log', () => {
  const text = logged((log) => {
    log.info({ headers: { cookie: 'SECRET', authorization: 'Bearer SECRET' } }, 'a')
    log.info({ password: 'SECRET', body: { newPassword: 'SECRET', token: 'SECRET' } }, 'b')
    log.info({ reply: { headers: { 'set-cookie': 'SECRET' } }, provider: { apiKey: 'SECRET' } }, 'c')
  })
  expect(text).not.toContain('SECRET')
  expect(text.match(/\[removed\]/g)).toHaveLength(7)
  expect(loggableUrl('/verify-email?token=SECRET')).toBe('/verify-email')
})

test('a failed query is logged with its text, its code and its cause, without its parameters', () => {
  const cause = Object.assign(new Error('relation "x" does not exist'), {
    code: '42P01',
    detail: 'SECRET row',
  })
  const failure = new DrizzleQueryError(
    'select * from session where token = $1',
    ['SECRET', 'two\nlines SECRET'],
    cause,
  )
  const text = logged((log) => log.error({ err: new Error('outer', { cause: failure }) }, 'query failed'))
  expect(text).not.toContain('SECRET')
  expect(text).toContain('select * from session')
  expect(text).toContain('42P01')
  expect(text).toContain('log.test.ts')
})
