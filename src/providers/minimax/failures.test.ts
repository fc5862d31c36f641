import { expect, test } from 'vitest'
import type { Reply } from '../spec/http.ts'
import { endOfFailed, isGood, refusal } from './failures.ts'

const reply = (status: number, json: unknown): Reply => ({
  status,
  headers: new Headers(),
  bytes: new Uint8Array(),
  text: '',
  json,
})
const told = (status_code: number, status_msg = 'no') => ({ base_resp: { status_code, status_msg } })

test.each([
  [200, told(1002), 'rate-limited', true],
  [200, told(1004), 'unauthorized', false],
  [200, told(1008), 'exhausted', false],
  [200, told(1013), 'unavailable', true],
  [200, told(1026), 'invalid', false],
  [200, told(2049), 'unauthorized', false],
  [200, told(2056), 'exhausted', false],
  [401, { type: 'error', error: { type: 'authorized_error', message: 'login fail' } }, 'unauthorized', false],
  [502, '<html>', 'unavailable', true],
])('HTTP %i with %j', (status, json, kind, retry) => {
  expect(refusal(reply(status, json))).toMatchObject({ kind, retry, billed: false })
  expect(isGood(reply(status, json))).toBe(false)
})

test('a refusal repeats MiniMax’s reason', () => {
  expect(refusal(reply(200, told(2013, 'invalid params, duration'))).detail).toBe(
    'MiniMax refused the request: invalid params, duration',
  )
  expect(isGood(reply(200, told(0, 'success')))).toBe(true)
})

test.each([
  [{ code: 1027, message: 'output new_sensitive' }, 'moderated', undefined],
  [{ code: 0, message: 'content policy' }, 'moderated', undefined],
  [{ code: 1033, message: '' }, 'failed', true],
  [{ code: 2013, message: 'image too small' }, 'failed', false],
  [{ code: 0, message: '' }, 'failed', true],
])('work that failed by %j is not billed', (said, state, retry) => {
  const end = endOfFailed(said)
  expect(end.state).toBe(state)
  if (end.state === 'failed') expect([end.failure.retry, end.failure.billed]).toEqual([retry, false])
  else expect(end).toMatchObject({ billed: false })
})
