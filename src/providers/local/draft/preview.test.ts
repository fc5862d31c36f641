import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { filmPreview, previewSize } from './preview.ts'

test('a preview has the shape of the clip, at most 540 lines and 12 frames a second', () => {
  const sizeOf = (width: number, height: number, fps: number) => previewSize({ width, height, fps })
  expect(sizeOf(1_920, 1_080, 24)).toEqual({ width: 960, height: 540, fps: 12 })
  expect(sizeOf(1_280, 720, 30)).toEqual({ width: 768, height: 432, fps: 12 })
  expect(sizeOf(720, 1_280, 12)).toEqual({ width: 432, height: 768, fps: 6 })
  expect(sizeOf(960, 540, 24)).toEqual({ width: 576, height: 324, fps: 12 })
  expect(sizeOf(960, 540, 12)).toBeNull()
})

test('what goes wrong with it is told and no more; a stop stops', async () => {
  const clip = { width: 64, height: 36, fps: 24, seed: 1, style: null, scratch: tmpdir() }
  const broken = () => {
    throw new Error('no canvas')
  }
  const told: unknown[] = []
  const preview = { show: (file: unknown) => told.push(file), failed: (error: unknown) => told.push(error) }
  const stopping = new AbortController()
  const context = { signal: stopping.signal, onProgress: () => {}, preview }
  await filmPreview(clip, broken, context)
  expect(told).toEqual([new Error('no canvas')])
  stopping.abort()
  await expect(filmPreview(clip, broken, context)).rejects.toThrow('aborted')
  expect(told).toHaveLength(1)
})
