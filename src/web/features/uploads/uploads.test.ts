import { expect, test } from 'vitest'
import { failureOf } from './uploads.ts'

const reply = (status: number, body: unknown) => ({
  getStatus: () => status,
  getBody: () => (typeof body === 'string' ? body : JSON.stringify(body)),
})
const problem = (over: object) => ({
  type: 'urn:dailies:problem:unsupported_media',
  title: 'This kind of file is not supported.',
  status: 415,
  detail: 'This file is application/pdf, which is not taken.',
  code: 'unsupported_media',
  requestId: 'req_1',
  ...over,
})

test('a bad file says what it is and what helps, in the studio’s words', () => {
  const nextSteps = [{ action: 'convert_file', label: 'Use JPG, PNG or WebP' }]
  expect(failureOf(reply(415, problem({ nextSteps })))).toEqual({
    phase: 'failed',
    message: 'This file is application/pdf, which is not taken. Use JPG, PNG or WebP.',
    canRetry: false,
  })
})

test('a full disk may have room again', () => {
  const full = problem({ status: 507, code: 'disk_full', detail: 'The studio’s disk is full.' })
  expect(failureOf(reply(507, full))).toMatchObject({ message: 'The studio’s disk is full.', canRetry: true })
})

test.each([null, reply(502, '<html>'), reply(0, '')])('no answer can be tried again', (response) => {
  expect(failureOf(response)).toMatchObject({ canRetry: true })
})
