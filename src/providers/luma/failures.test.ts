import { expect, test } from 'vitest'
import type { Reply } from '../spec/http.ts'
import { endOfFailed, refusal } from './failures.ts'
import { outputsOf } from './replies.ts'

const reply = (status: number, json: unknown): Reply => ({
  status,
  headers: new Headers(),
  bytes: new Uint8Array(),
  text: '',
  json,
})
const failed = (failure_code: string | null) => ({ id: 'g', state: 'failed', failure_code })

test.each([
  ['generation_failed', 'unavailable', true],
  ['output_not_found', 'unavailable', true],
  ['rate_limited', 'rate-limited', true],
  ['budget_exhausted', 'exhausted', false],
  ['image_too_large', 'invalid', false],
  ['corrupt_input', 'invalid', false],
  ['something_new', 'internal', false],
  [null, 'internal', false],
])('a generation that failed by %s', (code, kind, retry) => {
  expect(endOfFailed(failed(code))).toMatchObject({
    state: 'failed',
    failure: { kind, retry, billed: false },
  })
})

test('a withheld result is given back its money', () => {
  expect(endOfFailed(failed('content_moderated'))).toMatchObject({ state: 'moderated', billed: false })
})

test('a refusal repeats Luma’s reason', () => {
  expect(refusal(reply(400, { detail: 'Unknown model: ray-9' })).detail).toBe(
    'Luma refused the request: Unknown model: ray-9',
  )
  expect(refusal(reply(413, undefined)).detail).toBe('Luma refused the request. (HTTP 413)')
  expect(refusal(reply(402, { detail: 'Insufficient credits' })).kind).toBe('exhausted')
  expect(refusal(reply(401, { detail: 'API key has been revoked' })).kind).toBe('unauthorized')
})

test('outputs are videos and pictures', () => {
  const generation = (output: { type?: string; url: string }[] | null) => ({
    id: 'g',
    state: 'completed',
    output,
  })
  const url = 'https://storage.example/a'
  expect(outputsOf(generation([{ type: 'video', url }]), 0)?.map(({ kind }) => kind)).toEqual(['video'])
  expect(outputsOf(generation([{ type: 'image', url }]), 0)?.[0]?.expiresAt).toBe('1970-01-01T01:00:00.000Z')
  for (const nothing of [null, [], [{ type: 'exr', url }], [{ url }]])
    expect(outputsOf(generation(nothing), 0)).toBeNull()
})
