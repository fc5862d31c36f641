import { expect, test } from 'vitest'
import type { Reply } from '../spec/http.ts'
import { endOfFailed, moderated, refusal } from './failures.ts'

const reply = (status: number, json: unknown): Reply => ({
  status,
  headers: new Headers(),
  bytes: new Uint8Array(),
  text: '',
  json,
})

test.each([
  [400, { error: 'Incorrect API key provided' }, 'unauthorized', false],
  [401, { error: 'no' }, 'unauthorized', false],
  [403, { error: 'Your team has used all available credits' }, 'exhausted', false],
  [403, { error: 'Your team is blocked' }, 'unauthorized', false],
  [422, { error: { message: 'duration: too long' } }, 'invalid', false],
  [429, { error: 'slow down' }, 'rate-limited', true],
  [503, '<html>', 'unavailable', true],
])('HTTP %i with %j', (status, json, kind, retry) => {
  expect(refusal(reply(status, json))).toMatchObject({ kind, retry, billed: false })
})

const failed = (code: string, message: string, ticks?: number) =>
  endOfFailed({
    status: 'failed',
    error: { code, message },
    ...(ticks === undefined ? {} : { usage: { cost_in_usd_ticks: ticks } }),
  })

test('failed work can be tried again unless the request was bad', () => {
  expect(failed('internal_error', 'x')).toMatchObject({ failure: { retry: true, billed: false } })
  expect(failed('invalid_argument', 'x')).toMatchObject({ failure: { retry: false, kind: 'invalid' } })
  expect(failed('permission_denied', 'x')).toMatchObject({ failure: { retry: false, kind: 'unauthorized' } })
  expect(failed('service_unavailable', 'x')).toMatchObject({ failure: { retry: true, kind: 'unavailable' } })
  expect(failed('invalid_argument', 'rejected by content moderation')).toMatchObject({
    state: 'moderated',
    billed: false,
  })
})

test('a withheld video is billed unless its bill says that it is not', () => {
  expect(moderated({})).toMatchObject({ billed: true })
  expect(moderated({ usage: { cost_in_usd_ticks: 4_000_000_000 } })).toMatchObject({ billed: true })
  expect(moderated({ usage: { cost_in_usd_ticks: 0 } })).toMatchObject({ billed: false })
})
