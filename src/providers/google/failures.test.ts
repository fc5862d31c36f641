import { expect, test } from 'vitest'
import type { Reply } from '../spec/http.ts'
import { endOfInteraction, refusal } from './failures.ts'
import { endWithoutVideo } from './vertex/failures.ts'

const reply = (status: number, json: unknown): Reply => ({
  status,
  headers: new Headers(),
  bytes: new Uint8Array(),
  text: '',
  json,
})
const failed = (code: string, message = '', status = 'failed') => ({
  id: 'v1_a',
  status,
  errors: [{ code, message }],
})

test.each([
  ['errors/internal', 'failed', 'unavailable', true],
  ['errors/invalid_argument', 'failed', 'invalid', false],
  ['errors/something_new', 'failed', 'internal', false],
  ['', 'incomplete', 'unavailable', true],
  ['', 'budget_exceeded', 'exhausted', false],
  ['', 'requires_action', 'internal', false],
])('an interaction that ended by %s %s', (code, status, kind, retry) => {
  expect(endOfInteraction(failed(code, '', status))).toMatchObject({
    state: 'failed',
    failure: { kind, retry, billed: false },
  })
})

test('what a filter stops is withheld, and free', () => {
  for (const end of [failed('errors/SAFETY'), failed('', 'The request was blocked by our content policy.')])
    expect(endOfInteraction(end)).toMatchObject({ state: 'moderated', billed: false })
})

test('a refusal repeats Google’s reason, also from its front door', () => {
  const error = { code: 400, message: 'Duration must be at least 3s.', status: 'INVALID_ARGUMENT' }
  for (const json of [{ error }, [{ error }]])
    expect(refusal(reply(400, json)).detail).toBe('Google refused the request: Duration must be at least 3s.')
  const unknown = { ...error, details: [{ reason: 'API_KEY_INVALID' }] }
  expect(refusal(reply(400, { error: unknown }))).toMatchObject({ kind: 'unauthorized', retry: false })
  expect(refusal(reply(404, undefined)).detail).toBe('Google refused the request. (HTTP 404)')
  expect(refusal(reply(503, { error }), 'Vertex AI').detail).toBe(
    'Vertex AI has a problem of its own. (HTTP 503)',
  )
})

test.each([
  [3, 'invalid', false],
  [7, 'unauthorized', false],
  [8, 'rate-limited', true],
  [13, 'unavailable', true],
  [99, 'internal', false],
])('an operation that ended with code %i', (code, kind, retry) => {
  expect(endWithoutVideo({ done: true, error: { code, message: 'No.' } })).toMatchObject({
    state: 'failed',
    failure: { kind, retry, billed: false },
  })
})

test('an operation whose film is kept says why', () => {
  const response = { raiMediaFilteredCount: 1, raiMediaFilteredReasons: ['A child is in the picture.'] }
  expect(endWithoutVideo({ done: true, response })).toMatchObject({
    state: 'moderated',
    detail: 'Google’s filter withheld this result: A child is in the picture.',
  })
  const error = { code: 3, message: 'The prompt violates the usage guidelines.' }
  expect(endWithoutVideo({ done: true, error }).state).toBe('moderated')
})
