import { expect, test } from 'vitest'
import type { Asset } from '#contract/asset.ts'
import { indexFrom, libraryRows } from './library-rows.ts'

const asset = (id: string, createdAt: string, width = 1600, height = 900): Asset => ({
  id,
  kind: 'image',
  origin: 'uploaded',
  name: id,
  contentType: 'image/png',
  bytes: 1,
  sha256: null,
  width,
  height,
  durationSeconds: null,
  fps: null,
  url: '',
  posterUrl: null,
  spriteUrl: null,
  sprite: null,
  peaksUrl: null,
  captionsUrl: null,
  generation: null,
  tags: [],
  favorite: false,
  projectId: null,
  status: 'ready',
  error: null,
  createdAt,
})
const now = new Date(2026, 10, 27, 12)
const at = (days: number, hour = 10) => new Date(2026, 10, 27 - days, hour).toISOString()
const frame = { width: 1000, height: 140, gap: 6, square: false }

test('days stand over their pictures, and pictures are counted through', () => {
  const rows = libraryRows(
    [asset('a', at(0)), asset('b', at(1)), asset('c', at(1, 1)), asset('d', at(9))],
    frame,
    now,
  )
  expect(
    rows.map((row) =>
      row.kind === 'day' ? `${row.label} ${row.count}` : row.items.map(({ index }) => index),
    ),
  ).toEqual(['Today 1', [0], 'Yesterday 2', [1, 2], '18 Nov 1', [3]])
})

test('phones show three squares across', () => {
  const many = Array.from({ length: 7 }, (_, index) => asset(String(index), at(0)))
  const rows = libraryRows(many, { width: 390, height: 0, gap: 2, square: true }, now)
  expect(rows.map((row) => (row.kind === 'pictures' ? row.items.length : 0))).toEqual([0, 3, 3, 1])
})

test('arrows go along the rows, and up and down to the nearest', () => {
  const many = Array.from({ length: 8 }, (_, index) => asset(String(index), at(0)))
  const rows = libraryRows(many, frame, now)
  expect(indexFrom(rows, 0, 'ArrowRight')).toBe(1)
  expect(indexFrom(rows, 0, 'ArrowLeft')).toBeNull()
  expect(indexFrom(rows, 1, 'ArrowDown')).toBe(5)
  expect(indexFrom(rows, 5, 'ArrowUp')).toBe(1)
  expect(indexFrom(rows, 3, 'End')).toBe(7)
})
