import { afterAll, describe, expect, test } from 'vitest'
import { MusicMood } from '#contract/music.ts'
import { measureLoudness } from '#media/loudness.ts'
import { openLocalEngines } from '../../../../test/harness/local-render.ts'
import { centroidOf, spectrumOf } from '../../../../test/harness/spectrum.ts'
import { compose } from './compose.ts'
import { moods } from './moods.ts'
import { planPiece } from './plan.ts'
import { play } from './play.ts'
import { understandMusic } from './understand.ts'

const local = await openLocalEngines()
afterAll(() => local.close())

function piece(name: MusicMood, bpm: number, bars: number, ending: 'loop' | 'end') {
  const mood = moods[name]
  const score = compose({ mood, bpm, bars, seed: 3, ending })
  const seconds = score.seconds + (ending === 'end' ? 2 : 0)
  return { score, seconds, ...play(score, mood, seconds, { ending, seed: 3 }, () => {}) }
}

const level = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length))

/** How much louder each hundredth of a second is than the one before. */
function onsets(samples: Float32Array, rate = 48_000): number[] {
  const hop = rate / 100
  const levels = Array.from({ length: Math.floor(samples.length / hop) }, (_, at) =>
    level(samples.subarray(at * hop, (at + 1) * hop)),
  )
  return levels.map((value, at) => Math.max(0, value - (levels[at - 1] ?? 0)))
}

describe('a piece', () => {
  test.each([
    ['energetic', 124],
    ['uplifting', 96],
  ] as const)('%s at %d beats a minute is on the beat', (name, bpm) => {
    const { left } = piece(name, bpm, 4, 'loop')
    const rises = onsets(left)
    const beat = 6_000 / bpm
    const at = (offset: number) =>
      Array.from({ length: 16 }, (_, index) => {
        const place = Math.round((index + offset) * beat)
        return Math.max(rises[place] ?? 0, rises[place + 1] ?? 0)
      }).reduce((sum, value) => sum + value, 0)
    for (const offset of [0.13, 0.37, 0.63, 0.87]) expect(at(0)).toBeGreaterThan(2 * at(offset))
  })

  test('a loop goes on into itself; a piece that ends is silent at its end', () => {
    const { left, score } = piece('calm', 120, 2, 'loop')
    expect(left).toHaveLength(Math.round(score.seconds * 48_000))
    let largest = 0
    for (let at = 1; at < left.length; at++)
      largest = Math.max(largest, Math.abs((left[at] ?? 0) - (left[at - 1] ?? 0)))
    expect(Math.abs((left[0] ?? 0) - (left.at(-1) ?? 0))).toBeLessThanOrEqual(largest)
    expect(level(left.subarray(-2_400))).toBeGreaterThan(level(left) / 5)
    const ended = piece('calm', 120, 2, 'end')
    expect(level(ended.left.subarray(-2_400))).toBeLessThan(level(ended.left) / 50)
    const last = ended.score.notes.filter(({ atSeconds }) => atSeconds === ended.score.seconds)
    expect(new Set(last.map(({ pitch }) => (pitch - ended.score.root + 120) % 12))).toContain(0)
  })

  test('the same wish is the same piece', () => {
    expect(piece('sad', 120, 1, 'end').left).toEqual(piece('sad', 120, 1, 'end').left)
  })

  test('every mood has a sound of its own', () => {
    const prints = MusicMood.options.map((name) => {
      const { score, left } = piece(
        name,
        Math.round((moods[name].tempo[0] + moods[name].tempo[1]) / 2),
        1,
        'loop',
      )
      const { scale, beatsPerBar, drums } = moods[name]
      const events = (score.notes.length + score.hits.length) / score.seconds
      return {
        name,
        centroid: centroidOf(spectrumOf(left)),
        events,
        made: JSON.stringify([scale, beatsPerBar, drums]),
      }
    })
    const centroids = prints.map(({ centroid }) => centroid)
    expect(Math.max(...centroids) / Math.min(...centroids)).toBeGreaterThan(2.5)
    for (const [at, a] of prints.entries()) {
      for (const b of prints.slice(at + 1)) {
        const heard = Math.abs(Math.log(a.centroid / b.centroid)) + Math.abs(Math.log(a.events / b.events))
        expect(heard, `${a.name} and ${b.name}`).toBeGreaterThan(0.1)
        expect(a.made, `${a.name} and ${b.name}`).not.toBe(b.made)
      }
    }
  })
})

describe('what is heard of a piece', () => {
  test.each([
    ['energetic', 126],
    ['lofi', 80],
  ] as const)('%s at %d: its tempo, by how its loudness repeats', (name, bpm) => {
    const rises = onsets(piece(name, bpm, 4, 'loop').left)
    const mean = rises.reduce((sum, value) => sum + value, 0) / rises.length
    const agreement = (beats: number) => {
      const lag = (beats * 6_000) / bpm
      return rises.reduce((sum, value, at) => {
        // Between two hundredths of a second.
        const place = at + lag
        const [from, to] = [rises[Math.floor(place)], rises[Math.floor(place) + 1]]
        if (from === undefined || to === undefined) return sum
        return sum + (value - mean) * (from + (to - from) * (place % 1) - mean)
      }, 0)
    }
    const steps = Array.from({ length: 41 }, (_, at) => 0.8 + at / 100)
    const best = steps.reduce((most, one) => (agreement(4 * one) > agreement(4 * most) ? one : most))
    expect(Math.abs(best - 1)).toBeLessThan(0.02)
  })

  test.each(MusicMood.options)('%s keeps to its mode, and its last chord is its first degree', (name) => {
    const mood = moods[name]
    const score = compose({ mood, bpm: 110, bars: 8, seed: 3, ending: 'end' })
    const { scale } = mood
    const degrees = score.notes.map(({ pitch }) => (pitch - score.root + 120) % 12)
    for (const degree of degrees) expect(scale).toContain(degree)
    // A third says major or minor.
    const third = scale.includes(4) ? 4 : 3
    const last = score.notes.flatMap(({ atSeconds }, at) =>
      atSeconds === score.seconds ? [degrees[at]] : [],
    )
    expect(new Set(last)).toEqual(new Set([0, third, 7]))
  })
})

test('rendered: its length, at −14 LUFS under its peak', async () => {
  const body = {
    prompt: 'an epic battle, 100 bpm',
    durationSeconds: 4,
    mood: null,
    bpm: null,
    ending: 'end',
    seed: 4,
  }
  const out = await local.render('music', body)
  expect(out.probe).toMatchObject({ durationSeconds: 4, sampleRate: 48_000, channels: 2 })
  expect(out.facts).toMatchObject({
    mood: 'epic',
    bpm: 100,
    loops: false,
    heard: ['epic', 'battle', '100 bpm'],
  })
  const { integratedLufs, truePeakDbtp } = await measureLoudness(
    out.path,
    out.scratch,
    new AbortController().signal,
  )
  expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.5)
  expect(truePeakDbtp).toBeLessThanOrEqual(-1)
})

test('of no asked tempo, a piece of any length ends with a last chord that rings and no more', () => {
  for (const mood of Object.values(moods))
    for (const durationSeconds of [20, 44.5, 60.5, 118]) {
      const { bpm, bars, seconds } = planPiece(mood, { durationSeconds, ending: 'end', seed: 5 }, null)
      expect(seconds - (bars * mood.beatsPerBar * 60) / bpm).toBeCloseTo(2.4, 6)
      expect(bpm).toBeGreaterThan(mood.tempo[0] * 0.9)
      expect(bpm).toBeLessThan(mood.tempo[1] * 1.1)
    }
})

test('words choose the mood, the tempo and who plays; without such words the scene does', () => {
  expect(understandMusic('A storm breaks over the mountains')).toMatchObject({
    mood: 'epic',
    heard: ['storm', 'mountains'],
  })
  expect(understandMusic('a sad piano, slowly')).toMatchObject({ mood: 'sad', soloist: 'piano' })
  expect(understandMusic('happy ukulele, fun')).toMatchObject({
    mood: 'playful',
    soloist: 'pluck',
    drums: true,
  })
  expect(understandMusic('techno without drums, fast').bpm).toBeGreaterThan(132)
  expect(understandMusic('techno without drums')).toMatchObject({
    mood: 'energetic',
    drums: false,
    bpm: null,
  })
  expect(understandMusic('xyzzy')).toEqual({ mood: 'calm', bpm: null, soloist: null, drums: true, heard: [] })
})
