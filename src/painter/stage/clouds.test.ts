import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { hex } from '../colour.ts'
import { CLOUD_WIDTH, cloudHeights, cloudKinds, paintCloud } from './clouds.ts'

const light = { cloudLit: hex('#ffffff'), cloudShade: hex('#556677') }

test.each(cloudKinds)('a cloud ends inside its picture, so that no straight edge shows: %s', (kind) => {
  const width = CLOUD_WIDTH
  const height = cloudHeights[kind]
  for (let seed = 0; seed < 40; seed++) {
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    paintCloud({ width, height, canvas, context }, kind, light, seed % 2 === 0 ? 1 : -1, seed * 17)
    const { data } = context.getImageData(0, 0, width, height)
    const alphaAt = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0
    let edge = 0
    let whole = 0
    for (let y = 0; y < height; y++) {
      edge = Math.max(edge, alphaAt(0, y), alphaAt(width - 1, y))
      for (let x = 0; x < width; x++) whole = Math.max(whole, alphaAt(x, y))
    }
    for (let x = 0; x < width; x++) edge = Math.max(edge, alphaAt(x, 0), alphaAt(x, height - 1))
    expect(whole).toBeGreaterThan(100)
    // Two steps of 255 cannot be seen.
    expect([seed, edge]).toEqual([seed, Math.min(edge, 2)])
  }
})
