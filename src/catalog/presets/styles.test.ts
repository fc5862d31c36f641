import { describe, expect, test } from 'vitest'
import { Look, neutralGrade } from '#camera/look.ts'
import { bakeLut } from '#camera/lut.ts'
import { findCameraPreset } from './camera.ts'
import { findStyle, stylePresets } from './styles.ts'

/** Root mean square over all points and channels of two colour cubes, in display values. */
function difference(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2
  return Math.sqrt(sum / a.length)
}

const size = 9
const luts = stylePresets.map((style) => [style.id, bakeLut(style.grade, size)] as const)

test('fifteen styles in the order of the table', () => {
  expect(stylePresets.map(({ id }) => id)).toEqual([
    'modern-cinematic',
    'anamorphic-epic',
    'documentary-16mm',
    'super-8-memory',
    'vhs-1990s',
    'film-noir',
    'neon-cyberpunk',
    'golden-hour',
    'high-key-commercial',
    'luxury-macro',
    'horror-desaturated',
    'hand-drawn-anime',
    'stop-motion-clay',
    'family-3d-animation',
    'ugc-phone',
  ])
  for (const key of ['label', 'description', 'promptWords'] as const) {
    expect(new Set(stylePresets.map((style) => style[key])).size).toBe(15)
  }
})

test('styles are found by id', () => {
  expect(findStyle('film-noir')?.label).toBe('Film noir')
  expect(findStyle('constructor')).toBeNull()
})

test('every two looks differ by more than 4 % of the range, and each by 3 % from no look at all', () => {
  const neutral = bakeLut(neutralGrade, size)
  for (const [i, [id, lut]] of luts.entries()) {
    expect(difference(lut, neutral), id).toBeGreaterThan(0.03)
    for (const [other, otherLut] of luts.slice(0, i)) {
      expect(difference(lut, otherLut), `${id} and ${other}`).toBeGreaterThan(0.04)
    }
  }
})

test('noir is grey, horror is dark, high-key is bright, golden hour is warm', () => {
  const mean = (id: string, channel: number) => {
    const lut = luts.find(([name]) => name === id)?.[1] ?? new Float32Array()
    const values = lut.filter((_, i) => i % 3 === channel)
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  expect(mean('film-noir', 0)).toBeCloseTo(mean('film-noir', 2), 6)
  expect(mean('horror-desaturated', 1)).toBeLessThan(0.4)
  expect(mean('high-key-commercial', 1)).toBeGreaterThan(0.57)
  expect(mean('golden-hour', 0)).toBeGreaterThan(mean('golden-hour', 2) + 0.1)
})

describe.each(stylePresets.map((style) => [style.id, style] as const))('%s', (_, style) => {
  test('has a sound look that survives JSON', () => {
    const { grade, grain, vignette, bloom, medium, craft } = style
    expect(Look.parse(JSON.parse(JSON.stringify(style)))).toEqual({
      ...{ grade, grain, vignette, bloom, medium, craft },
    })
    if (craft?.cadence !== undefined) expect(craft.cadence).toBe(style.fpsHint)
  })

  test('is told in words, and pairs with moves that exist', () => {
    expect(style.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(style.description).toMatch(/^[A-Z].*\.$/)
    expect(style.promptWords).toMatch(/^Style: .*\.$/)
    expect(style.lensHints.length * style.lightHints.length * style.negativeTerms.length).toBeGreaterThan(0)
    expect(style.pairsWith.map(findCameraPreset)).not.toContain(null)
    if (style.aspectHint !== null) expect(style.aspectHint).toMatch(/^\d+:\d+$/)
  })

  test('keeps greys in order: a brighter input is never darker', () => {
    const lut = bakeLut(style.grade, 33)
    const luma = (i: number) => {
      const at = 3 * i * (1 + 33 + 33 * 33)
      return 0.2126 * (lut[at] ?? 0) + 0.7152 * (lut[at + 1] ?? 0) + 0.0722 * (lut[at + 2] ?? 0)
    }
    for (let i = 1; i < 33; i++) expect(luma(i)).toBeGreaterThanOrEqual(luma(i - 1))
    expect(luma(32) - luma(0)).toBeGreaterThan(0.6)
  })
})
