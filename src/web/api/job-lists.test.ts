import { expect, test } from 'vitest'
import type { Job } from '#contract/job.ts'
import { someJob } from './job.fixture.ts'
import { belongs, changeJob, dropJob, type JobPages, putJob } from './job-lists.ts'

const job = (id: string, over: Partial<Job> = {}) =>
  someJob({ id, projectId: 'prj_1', shotId: 'sht_1', createdAt: `2026-11-12T21:00:0${id}.000Z`, ...over })
const pages = (...lists: Job[][]): JobPages => ({
  pages: lists.map((items, index) => ({ items, nextCursor: index < lists.length - 1 ? 'more' : null })),
  pageParams: lists.map(() => undefined),
})
const ids = (data: JobPages) => data.pages.map(({ items }) => items.map(({ id }) => id))

test('a new job stands where its time puts it', () => {
  const data = pages([job('9'), job('5')], [job('3')])
  expect(ids(putJob(data, job('7'), {}))).toEqual([['9', '7', '5'], ['3']])
  expect(ids(putJob(data, job('1'), {}))).toEqual([
    ['9', '5'],
    ['3', '1'],
  ])
})

test('what is older than the loaded pages comes with its page', () => {
  const data: JobPages = { pages: [{ items: [job('9')], nextCursor: 'more' }], pageParams: [undefined] }
  expect(putJob(data, job('1'), {})).toBe(data)
})

test('a job that fits the list no more leaves it', () => {
  const data = pages([job('9'), job('5')])
  const done = job('9', { status: 'succeeded' })
  expect(ids(putJob(data, done, { live: 'true' }))).toEqual([['5']])
  expect(putJob(data, done, {}).pages[0]?.items[0]).toBe(done)
})

test('only the row that changed is another object', () => {
  const data = pages([job('9'), job('5')], [job('3')])
  const next = changeJob(data, '5', (one) => ({ ...one, progress: 0.5 }))
  expect(next.pages[0]?.items[0]).toBe(data.pages[0]?.items[0])
  expect(next.pages[1]).toBe(data.pages[1])
  expect(changeJob(data, '5', (one) => one)).toBe(data)
  expect(dropJob(data, '8')).toBe(data)
})

test('lists take what their query asks for; searches only change what they show', () => {
  expect(belongs(job('1'), { shotId: 'sht_1' })).toBe(true)
  expect(belongs(job('1'), { shotId: 'sht_2' })).toBe(false)
  expect(belongs(job('1'), { q: 'rain' })).toBe(false)
  const data = pages([job('9')])
  expect(ids(putJob(data, job('9', { progress: 1 }), { q: 'rain' }))).toEqual([['9']])
})
