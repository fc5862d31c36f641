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

test.each([
  ['NSFW content detected in all outputs', 'moderated', undefined, undefined],
  ['The input or output was flagged as sensitive. (E005)', 'moderated', undefined, undefined],
  ['Director: unexpected error handling prediction (E6716)', 'failed', 'unavailable', true],
  ['Queue is full (E004)', 'failed', 'unavailable', true],
  ['Invalid input: cannot identify image file', 'failed', 'invalid', false],
  ['Something else', 'failed', 'internal', false],
  [null, 'failed', 'internal', false],
])('a model that says %j', (error, state, kind, retry) => {
  const end = endOfFailed(error)
  expect(end.state).toBe(state)
  const failure = end.state === 'failed' ? end.failure : undefined
  expect([failure?.kind, failure?.retry]).toEqual([kind, retry])
  expect(failure?.billed ?? false).toBe(false)
})

test('a refusal repeats Replicate’s reason', () => {
  expect(refusal(reply(422, { title: 'Bad', detail: '- input: prompt is required' })).detail).toBe(
    'Replicate refused the request: - input: prompt is required',
  )
  expect(refusal(reply(422, '<html>')).detail).toBe('Replicate refused the request. (HTTP 422)')
  expect(refusal(reply(402, { detail: 'Insufficient credit' })).kind).toBe('exhausted')
  expect(refusal(reply(401, {})).kind).toBe('unauthorized')
})

test('outputs of every shape, and when they die', () => {
  const prediction = (output: unknown) => ({ id: 'p', status: 'succeeded', output })
  const at = 'https://replicate.delivery/x/out'
  expect(outputsOf(prediction(`${at}.mp4`))).toEqual([{ kind: 'video', url: `${at}.mp4` }])
  expect(outputsOf(prediction([`${at}.png`, `${at}.webp`]))?.map(({ kind }) => kind)).toEqual([
    'image',
    'image',
  ])
  expect(outputsOf(prediction({ audio: `${at}.mp3`, seed: 7 }))).toEqual([
    { kind: 'audio', url: `${at}.mp3` },
  ])
  expect(
    outputsOf({ ...prediction(`${at}.mp4`), completed_at: '2026-11-21T10:00:00Z' })?.[0]?.expiresAt,
  ).toBe('2026-11-21T11:00:00.000Z')
  for (const nothing of [null, 'hello', [], {}, 7]) expect(outputsOf(prediction(nothing))).toBeNull()
})
