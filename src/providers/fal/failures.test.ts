import { describe, expect, test } from 'vitest'
import type { Reply } from '../spec/http.ts'
import { endOf, falError, isModerated, refusal, stillRunning } from './failures.ts'
import { outputsOf } from './replies.ts'

const reply = (status: number, json: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: new Headers(headers),
  bytes: new Uint8Array(),
  text: '',
  json,
})

describe('what fal says in an error', () => {
  test('a text, or a list of problems', () => {
    expect(falError(reply(400, { detail: 'Not so' }))).toEqual({ text: 'Not so', types: [] })
    const list = {
      detail: [
        { msg: 'Too long', type: 'value_error' },
        { msg: 'Bad', type: null },
      ],
    }
    expect(falError(reply(422, list))).toEqual({ text: 'Too long Bad', types: ['value_error'] })
    expect(falError(reply(503, { error_type: 'runner_disconnected' }))).toEqual({
      text: '',
      types: ['runner_disconnected'],
    })
  })

  test('a proxy’s page is none', () => {
    for (const json of [undefined, 'Bad gateway', {}, { detail: 7 }])
      expect(falError(reply(502, json))).toBeNull()
  })

  test('not finished is not failed', () => {
    expect(stillRunning(falError(reply(400, { detail: 'Request is still in progress' })))).toBe(true)
    expect(stillRunning(null)).toBe(false)
  })
})

describe('how finished work ended', () => {
  test('withheld by the filter, by type in the body or the header', () => {
    const withheld = reply(422, { detail: [{ msg: 'no', type: 'content_policy_violation' }] })
    expect(endOf(withheld)).toMatchObject({ state: 'moderated', billed: false })
    const header = reply(422, { detail: 'no' }, { 'x-fal-error-type': 'nsfw_content' })
    expect(endOf(header)).toMatchObject({ state: 'moderated' })
    const other = falError(reply(422, { detail: [{ msg: 'no', type: 'value_error' }] }))
    expect(other && isModerated(other)).toBe(false)
  })

  test('its own failure can be tried again, our own start limit cannot', () => {
    expect(endOf(reply(503, { detail: 'Runner gone' }))).toMatchObject({
      failure: {
        kind: 'unavailable',
        retry: true,
        billed: false,
        detail: 'fal could not finish the work: Runner gone',
      },
    })
    expect(endOf(reply(504, { detail: 'late' }, { 'x-fal-request-timeout-type': 'user' }))).toMatchObject({
      failure: { kind: 'timeout', retry: false },
    })
  })

  test('a bad input, a cancel', () => {
    expect(endOf(reply(422, { detail: '' }))).toMatchObject({
      failure: { kind: 'invalid', retry: false, detail: 'fal refused the request.' },
    })
    expect(endOf(reply(499, { detail: 'cancelled' }))).toEqual({ state: 'canceled' })
  })

  test.each([
    [502, undefined],
    [429, { detail: 'slow down' }],
    [401, { detail: 'who are you' }],
    [403, { detail: 'Exhausted balance' }],
  ])('%i with %j says nothing about the work', (status, json) => {
    expect(endOf(reply(status, json))).toBeNull()
  })
})

test('a refusal repeats fal’s reason, and tells an empty balance from a wrong key', () => {
  expect(refusal(reply(422, { detail: 'duration is wrong' })).detail).toBe(
    'fal refused the request: duration is wrong',
  )
  expect(refusal(reply(403, { detail: 'Exhausted balance' })).kind).toBe('exhausted')
  expect(refusal(reply(403, { detail: 'Forbidden' })).kind).toBe('unauthorized')
  expect(refusal(reply(500, undefined)).kind).toBe('unavailable')
})

test('outputs of every shape', () => {
  const file = { url: 'https://v3.fal.media/a' }
  expect(outputsOf({ video: { ...file, content_type: 'video/mp4', file_size: 9 }, seed: 3 })).toEqual({
    outputs: [{ kind: 'video', ...file, contentType: 'video/mp4', bytes: 9 }],
    seed: 3,
  })
  expect(outputsOf({ images: [file, file] })?.outputs.map(({ kind }) => kind)).toEqual(['image', 'image'])
  expect(outputsOf({ image: file, audio: file })?.outputs.map(({ kind }) => kind)).toEqual(['image', 'audio'])
  for (const nothing of [{}, { images: [] }, { video: 'x' }, null]) expect(outputsOf(nothing)).toBeNull()
})
