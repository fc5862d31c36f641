import { expect, test } from 'vitest'
import type { Reply } from '../spec/http.ts'
import { endOfFailed, refusal } from './failures.ts'
import { taskIn } from './replies.ts'

const reply = (status: number, json: unknown): Reply => ({
  status,
  headers: new Headers(),
  bytes: new Uint8Array(),
  text: '',
  json,
})

test.each([
  [401, 1002, 'unauthorized', false],
  [429, 1102, 'exhausted', false],
  [403, 1103, 'unauthorized', false],
  [400, 1301, 'invalid', false],
  [429, 1302, 'rate-limited', true],
  [429, 1303, 'rate-limited', true],
  [429, 1304, 'unauthorized', false],
  [500, 5000, 'unavailable', true],
  [200, 1201, 'invalid', false],
  [502, undefined, 'unavailable', true],
])('HTTP %i with the code %j', (status, code, kind, retry) => {
  const json = code === undefined ? '<html>' : { code, message: 'no', request_id: 'r' }
  expect(refusal(reply(status, json))).toMatchObject({ kind, retry, billed: false })
})

test('a refusal repeats Kling’s reason', () => {
  expect(refusal(reply(400, { code: 1201, message: 'prompt cannot be empty' })).detail).toBe(
    'Kling refused the request: prompt cannot be empty',
  )
})

const failed = (message: string, billing: object[] = []) =>
  taskIn({ id: 't', status: 'failed', message, billing })

test.each([
  ['Failure to pass the risk control system', [], 'moderated', undefined, false],
  ['Sensitive content', [{ charge_type: 'unit', amount: '3' }], 'moderated', undefined, true],
  ['The video format is unsupported', [], 'failed', false, false],
  ['Something broke', [], 'failed', true, false],
  ['', [], 'failed', true, false],
])('work that failed by %j', (message, billing, state, retry, billed) => {
  const task = failed(message, billing)
  const end = task && endOfFailed(task)
  expect(end?.state).toBe(state)
  expect(end?.state === 'failed' ? [end.failure.retry, end.failure.billed] : [undefined, billed]).toEqual([
    retry,
    billed,
  ])
})

test('what Kling took is counted in units and dollars, and in nothing else', () => {
  const billed = (billing: object[]) =>
    taskIn({ id: 't', status: 'succeeded', outputs: [], billing })?.costMicroUsd
  expect(billed([{ charge_type: 'unit', amount: '2.4' }])).toBe(336_000)
  expect(billed([{ charge_type: 'unit', amount: '8', package_type: 'image' }])).toBe(28_000)
  expect(billed([{ charge_type: 'unit', amount: '8', package_type: 'audio' }])).toBeNull()
  expect(billed([{ charge_type: 'cash', amount: '0.42', currency: 'USD' }])).toBe(420_000)
  expect(billed([{ charge_type: 'cash', amount: '3', currency: 'CNY' }])).toBeNull()
  expect(billed([])).toBeNull()
  expect(taskIn({ anything: 'else' })).toBeNull()
})
