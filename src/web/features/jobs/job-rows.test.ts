import { expect, test } from 'vitest'
import { someJob } from '#web/api/job.fixture.ts'
import { jobRows } from './job-rows.ts'

const job = (id: string, groupId: string | null = null) => someJob({ id, groupId })
const said = (...jobs: ReturnType<typeof job>[]) =>
  jobRows(jobs).map((row) => (row.kind === 'group' ? `${row.groupId} of ${row.jobs.length}` : row.job.id))

test('neighbours of one press stand under one row; a lone one stands alone', () => {
  expect(said(job('5'), job('4', 'a'), job('3', 'a'), job('2', 'b'), job('1'))).toEqual([
    '5',
    'a of 2',
    '4',
    '3',
    '2',
    '1',
  ])
  expect(said()).toEqual([])
})
