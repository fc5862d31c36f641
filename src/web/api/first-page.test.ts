import { expect, test } from 'vitest'
import { withFirstPage } from './first-page.ts'

const row = (n: number) => ({ id: `a${n}`, createdAt: `2026-11-12T21:00:0${n}.000Z` })
const list = (...pages: { items: ReturnType<typeof row>[]; nextCursor: string | null }[]) => ({
  pages,
  pageParams: pages.map(() => undefined),
})

test('new rows are in, deleted ones out, pushed ones stay, and nothing else moves', () => {
  const data = list(
    { items: [row(8), row(7), row(6)], nextCursor: '6' },
    { items: [row(5)], nextCursor: null },
  )
  const next = withFirstPage(data, { items: [row(9), row(8)], nextCursor: '8' })
  expect(next.pages[0]?.items.map(({ id }) => id)).toEqual(['a9', 'a8', 'a7', 'a6'])
  expect(next.pages[0]?.items[1]).toBe(data.pages[0]?.items[0])
  expect(next.pages[0]?.nextCursor).toBe('6')
  expect(next.pages[1]).toBe(data.pages[1])
  const without = withFirstPage(data, { items: [row(8), row(6)], nextCursor: '6' })
  expect(without.pages[0]?.items.map(({ id }) => id)).toEqual(['a8', 'a6'])
})
