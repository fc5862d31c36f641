import { expect, it } from 'vitest'
import { deletionWords, type Project, progressWords, sorted } from './project-words.ts'

it.each([
  [{ shots: 0, chosen: 0, takes: 0 }, 'No shots yet'],
  [{ shots: 2, chosen: 0, takes: 0 }, 'No takes yet'],
  [{ shots: 2, chosen: 0, takes: 1 }, '1 take'],
  [{ shots: 8, chosen: 5, takes: 23 }, '5 of 8 chosen'],
  [{ shots: 3, chosen: 3, takes: 9 }, 'All 3 shots chosen'],
])('%j is told as "%s"', (project, words) => {
  expect(progressWords(project)).toBe(words)
})

it('says before deleting what stays', () => {
  expect(deletionWords({ shots: 8, takes: 23 })).toBe(
    'Its 8 shots and their words go for good. Its 23 takes stay in the library. Credits already spent stay spent. This cannot be undone.',
  )
  expect(deletionWords({ shots: 0, takes: 0 })).toBe('It has no shots. This cannot be undone.')
})

it('sorts', () => {
  const project = (name: string, createdAt: string): Project => ({
    ...{ id: name, name, createdAt, updatedAt: createdAt, covers: [] },
    ...{ shots: 0, chosen: 0, takes: 0, running: 0, credits: 0 },
  })
  const list = [project('b', '2026-01-02'), project('a 10', '2026-01-01'), project('a 9', '2026-01-03')]
  const names = (order: Parameters<typeof sorted>[1]) => sorted(list, order).map(({ name }) => name)
  expect(names('newest')).toEqual(['b', 'a 10', 'a 9'])
  expect(names('name')).toEqual(['a 9', 'a 10', 'b'])
  expect(names('created')).toEqual(['a 9', 'b', 'a 10'])
})
