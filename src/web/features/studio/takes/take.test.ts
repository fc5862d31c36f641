import { expect, test } from 'vitest'
import type { Job } from '#contract/job.ts'
import { creditsBackText, shownOutput, takeStateOf, takesOf, takeToView } from './take.ts'

const output = (kind: string, stage: string): Job['outputs'][number] => ({
  assetId: `ast_${stage}`,
  kind,
  stage,
  url: '',
  posterUrl: null,
  durationSeconds: null,
  width: null,
  height: null,
})
const job = (id: string, change: Partial<Job> = {}): Job => ({
  id,
  kind: 'generation',
  status: 'succeeded',
  progress: 1,
  etaSeconds: null,
  queuePosition: null,
  cancelRequested: false,
  engineId: 'draft-video',
  request: {},
  projectId: null,
  shotId: null,
  takeNumber: Number(id),
  groupId: null,
  release: 'all',
  steps: [],
  outputs: [output('video', 'video')],
  preview: null,
  delivered: 1,
  requested: 1,
  price: { quoted: 0, charged: 0, refunded: 0, ownKeyUsd: null },
  error: null,
  createdAt: `2026-11-27T20:00:0${id}.000Z`,
  startedAt: null,
  finishedAt: null,
  ...change,
})

test('takes are shown newest first; those that the studio has not numbered come after its last', () => {
  const unsent = (id: string) => job(id, { takeNumber: null })
  const takes = takesOf([unsent('1'), job('8'), job('7'), unsent('2')])
  expect(takes.map(({ id, number }) => [id, number])).toEqual([
    ['2', 10],
    ['1', 9],
    ['8', 8],
    ['7', 7],
  ])
})

test('a take whose job did not change stays the same object', () => {
  const [one, two] = [job('1'), job('2')]
  const before = takesOf([two, one])
  const after = takesOf([{ ...two, progress: 0.5 }, one])
  expect(after[1]).toBe(before[1])
  expect(after[0]).not.toBe(before[0])
})

test('a finished take of a one-by-one press can be kept while others have not begun', () => {
  const press: Partial<Job> = { groupId: 'grp_1', release: 'one-by-one' }
  const waits: Partial<Job> = { ...press, status: 'queued', outputs: [] }
  const takes = takesOf([
    job('1', press),
    job('2', { ...press, status: 'running', startedAt: '2026-11-27T20:00:05.000Z' }),
    job('3', waits),
    job('4', waits),
  ])
  expect(takes.map(({ waiting }) => waiting)).toEqual([0, 0, 0, 2])
  expect(takes[0]?.state).toEqual({ phase: 'queued', place: null, waits: true })
})

test('takes of one press know each other', () => {
  const takes = takesOf([job('1', { groupId: 'g' }), job('2', { groupId: 'g' }), job('3')])
  expect(takes.map(({ variation }) => variation)).toEqual([null, { index: 2, of: 2 }, { index: 1, of: 2 }])
})

test('states say what came back', () => {
  const price = { quoted: 108, charged: 0, refunded: 108, ownKeyUsd: null }
  expect(takeStateOf(job('1', { status: 'failed', price }))).toEqual({ phase: 'failed', creditsBack: 108 })
  expect(takeStateOf(job('1', { status: 'queued', queuePosition: 3 }))).toEqual({
    phase: 'queued',
    place: 3,
    waits: false,
  })
  expect(creditsBackText(108)).toBe('108 credits back')
  expect(creditsBackText(0)).toBe('Nothing was charged')
})

test('the finished picture is looked at, a still only until it moves, a sound only when there is no picture', () => {
  const all = [
    output('image', 'image'),
    output('video', 'video'),
    output('audio', 'ambience'),
    output('video', 'mux'),
  ]
  expect(shownOutput(all)?.stage).toBe('mux')
  expect(shownOutput(all.slice(0, 1))?.stage).toBe('image')
  expect(shownOutput([output('audio', 'audio')])?.kind).toBe('audio')
  expect(shownOutput([])).toBeNull()
})

test('the picture shows what was asked for, else the chosen take, else the newest that is ready', () => {
  const takes = takesOf([job('1'), job('2'), job('3', { status: 'running', outputs: [] })])
  expect(takeToView(takes, '1', '2')?.id).toBe('1')
  expect(takeToView(takes, undefined, '1')?.id).toBe('1')
  expect(takeToView(takes, 'gone', null)?.id).toBe('2')
  expect(takeToView([], undefined, null)).toBeNull()
})
