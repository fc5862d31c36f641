import { expect, test } from 'vitest'
import { outputTokens } from '../../../test/vendors/openai-tariff.ts'
import { compiledBy } from './compiled.fixture.ts'
import { pictureTokens } from './gpt-image.ts'

const inputs = (...roles: ('reference' | 'mask')[]) => roles.map((role, n) => ({ role, assetId: `ast_${n}` }))

test('tokens are those that OpenAI publishes for its usual sizes', () => {
  const published: [size: string, low: number, medium: number, high: number][] = [
    ['1024x1024', 196, 1756, 7024],
    ['1536x1024', 158, 1372, 5488],
    ['2048x2048', 397, 3568, 14272],
    ['2560x1440', 205, 1843, 7370],
    ['3840x2160', 371, 3336, 13342],
  ]
  for (const [size, low, medium, high] of published) {
    const [width = 0, height = 0] = size.split('x').map(Number)
    expect(
      [16, 48, 96].map((long) => pictureTokens(long, { width, height })),
      size,
    ).toEqual([low, medium, high])
    expect(['low', 'medium', 'high'].map((quality) => outputTokens('gpt-image-2', quality, size))).toEqual([
      low,
      medium,
      high,
    ])
  }
})

test('a picture has its size in sixteenths, and costs by its quality, size and shape', () => {
  const dear = { quality: 'high', format: 'jpeg', compression: 90 }
  const wish = { mode: 't2i', prompt: 'A fox', resolution: '2160p', options: dear } as const
  expect(compiledBy('gpt-image-2', wish)).toEqual({
    endpoint: 'images/generations',
    body: {
      model: 'gpt-image-2',
      prompt: 'A fox',
      n: 1,
      size: '3840x2160',
      quality: 'high',
      background: 'auto',
      output_format: 'jpeg',
      output_compression: 90,
      moderation: 'auto',
    },
    slots: [],
    costMicroUsd: 13_342 * 30,
  })
  const small = { ...wish, resolution: '720p', aspectRatio: '1:1', options: { quality: 'low' } } as const
  expect(compiledBy('gpt-image-2', small)).toMatchObject({
    body: { size: '816x816' },
    costMicroUsd: 171 * 30,
  })
  const clear = { ...wish, options: { ...dear, background: 'transparent' } }
  expect(compiledBy('gpt-image-2', clear).body).toMatchObject({ output_format: 'png' })
})

test('an edit takes up to sixteen pictures and a mask; a given picture costs a little', () => {
  const wish = {
    mode: 'i2i',
    prompt: 'Take the car away',
    inputs: inputs('reference', 'reference', 'mask'),
  } as const
  const edit = compiledBy('gpt-image-2.5-flare', { ...wish, options: { quality: 'xhigh' } })
  expect(edit).toMatchObject({
    endpoint: 'images/edits',
    body: { model: 'gpt-image-2.5-flare', quality: 'xhigh' },
    slots: [
      { role: 'reference', at: ['image', 0] },
      { role: 'reference', at: ['image', 1] },
      { role: 'mask', at: ['mask'] },
    ],
  })
  expect(edit.body).not.toHaveProperty('moderation')
  expect(edit.costMicroUsd).toBe(outputTokens('gpt-image-2.5-flare', 'xhigh', '1920x1088') * 30 + 24_000)
  expect(() => compiledBy('gpt-image-2', { ...wish, options: { quality: 'xhigh' } })).toThrow('quality')
})

test('speech names its voice, and says how only when told', () => {
  const spoken = compiledBy('gpt-4o-mini-tts', { mode: 'tts', prompt: 'x'.repeat(900) })
  expect(spoken).toMatchObject({
    endpoint: 'audio/speech',
    body: { voice: 'marin', speed: 1, response_format: 'mp3' },
    costMicroUsd: 15_300,
  })
  expect(spoken.body).not.toHaveProperty('instructions')
})
