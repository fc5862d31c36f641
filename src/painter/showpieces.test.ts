import { describe, expect, test } from 'vitest'
import { projectPoint } from '#camera/project.ts'
import { baseState } from '#camera/state.ts'
import { buildScene } from './build-scene.ts'
import { showpieces } from './showpieces.fixture.ts'
import { findSubject } from './subjects.ts'
import { understand } from './understand.ts'

const frame = { width: 960, height: 540 }

/** Where the main subject is in the frame and how large, in shares of the frame's width. */
function composition(prompt: string, seed: number) {
  const words = understand(prompt)
  const scene = buildScene(words, seed, frame)
  const spot = projectPoint(scene.subject, baseState(), frame)
  const subject = findSubject(words.subjects[0]?.kind ?? '')
  if (spot === null || subject === null) throw new Error(`${prompt}: there is no subject before the camera.`)
  const across = (1.2 * subject.width) / spot.depth
  return { x: spot.x / frame.width, across, tall: (across * subject.height) / subject.width }
}

test('there are 27', () => {
  expect(new Set(showpieces).size).toBe(27)
})

describe.each(showpieces)('%s', (prompt) => {
  const [one, two, three] = [1, 2, 3].map((seed) => composition(prompt, seed))
  if (one === undefined || two === undefined || three === undefined)
    throw new Error('Three seeds, three pictures.')

  test('is understood to the last word', () => {
    expect(understand(prompt).leftOut).toEqual([])
  })

  test('three seeds are three compositions: the subject stands elsewhere, or nearer', () => {
    for (const [a, b] of [
      [one, two],
      [two, three],
      [one, three],
    ] as const) {
      const elsewhere = Math.abs(a.x - b.x) / 0.08
      const nearer = Math.abs(Math.log(a.across / b.across)) / Math.log(1.1)
      expect(Math.max(elsewhere, nearer)).toBeGreaterThan(1)
    }
  })

  test('the subject is in the frame and large enough to be named', () => {
    for (const { x, across, tall } of [one, two, three]) {
      expect(x).toBeGreaterThan(0.05)
      expect(x).toBeLessThan(0.95)
      expect(Math.max(across, tall)).toBeGreaterThan(0.08)
    }
  })
})
