import { afterAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { levelsPerSecond, readLevels } from '#media/levels.ts'
import { openLocalEngines } from '../../../../test/harness/local-render.ts'
import { localVoices } from './voices.ts'
import { estimateWords, letterWeight } from './word-times.ts'

const local = await openLocalEngines()
afterAll(() => local.close())
const voices = await localVoices()

const Facts = z.object({
  voiceId: z.string(),
  language: z.string(),
  wordTiming: z.enum(['exact', 'estimated']),
  words: z.array(z.object({ word: z.string(), startSeconds: z.number(), endSeconds: z.number() })),
})
const text = 'The keeper — “awake” — counts waves. In 1998, nobody came.'
const written = ['The', 'keeper —', '“awake” —', 'counts', 'waves.', 'In', '1998,', 'nobody', 'came.']
const never = new AbortController().signal

const told = new Map<string, ReturnType<typeof speakNow>>()
/** One wish is one sound: it is made once. */
function spoken(wish: Parameters<typeof speakNow>[0]) {
  const key = JSON.stringify(wish)
  const made = told.get(key) ?? speakNow(wish)
  told.set(key, made)
  return made
}

async function speakNow(wish: {
  voiceId?: string
  language?: string
  speed?: number
  pitch?: number
  text?: string
}) {
  const out = await local.render('voice', { text, voiceId: null, speed: 1, seed: 1, ...wish })
  const facts = Facts.parse(out.facts)
  return { ...out, ...facts, levels: await readLevels(out.path, out.scratch, never) }
}

const mean = (levels: Float32Array, from: number, to: number) => {
  const part = levels.subarray(Math.floor(from * levelsPerSecond), Math.ceil(to * levelsPerSecond))
  return part.reduce((sum, level) => sum + level, 0) / Math.max(1, part.length)
}

const oneOf = (program: string) => voices.find((voice) => voice.program === program)?.id ?? `no ${program}`

describe('when each word is said', () => {
  test.each([
    ['Festival', oneOf('text2wave'), 'exact'],
    ['Flite', oneOf('flite'), 'estimated'],
    ['eSpeak NG', oneOf('espeak-ng'), 'estimated'],
  ] as const)(
    '%s: every word as it was written, in order, where there is sound',
    async (_, voiceId, timing) => {
      const { words, wordTiming, levels, probe } = await spoken({ voiceId })
      expect(wordTiming).toBe(timing)
      expect(words.map(({ word }) => word)).toEqual(written)
      let before = 0
      for (const { word, startSeconds, endSeconds } of words) {
        expect(startSeconds, word).toBeGreaterThanOrEqual(before)
        expect(endSeconds - startSeconds, word).toBeGreaterThan(0.03)
        expect(mean(levels, startSeconds, endSeconds), word).toBeGreaterThan(0.01)
        before = endSeconds
      }
      expect(before).toBeLessThanOrEqual(probe.durationSeconds ?? 0)
      // The pause between the sentences is between their words.
      const [end, start] = [words[4]?.endSeconds ?? 0, words[5]?.startSeconds ?? 0]
      expect(start - end).toBeGreaterThan(0.15)
      expect(mean(levels, end + 0.06, start - 0.06)).toBeLessThan(mean(levels, 0.2, end) / 4)
    },
  )

  test('an estimate is near to what the program tells', async () => {
    const { words, levels } = await spoken({ voiceId: oneOf('text2wave') })
    const weights = words.map(({ word }) => letterWeight(word))
    const found = estimateWords(
      words.map(({ word }) => word),
      weights,
      levels,
      levelsPerSecond,
    )
    const misses = words.map(({ startSeconds }, at) => Math.abs(startSeconds - (found[at]?.start ?? 99)))
    expect(misses.reduce((sum, miss) => sum + miss, 0) / misses.length).toBeLessThan(0.2)
  })
})

test('speed and pitch: half as long again and as high, with words where they are said', async () => {
  const short = 'The keeper counts the waves.'
  const plain = await spoken({ text: short })
  const fast = await spoken({ text: short, speed: 1.5 })
  expect((plain.probe.durationSeconds ?? 0) / (fast.probe.durationSeconds ?? 1)).toBeCloseTo(1.5, 1)
  for (const [at, { startSeconds }] of fast.words.entries())
    expect(startSeconds * 1.5).toBeCloseTo(plain.words[at]?.startSeconds ?? 0, 1)
  const bright = await spoken({ text: short, pitch: 4 })
  const deep = await spoken({ text: short, pitch: -4 })
  for (const { probe } of [bright, deep])
    expect(Math.abs((probe.durationSeconds ?? 0) / (plain.probe.durationSeconds ?? 1) - 1)).toBeLessThan(0.03)
  expect(bright.sha256).not.toBe(plain.sha256)
  expect(deep.sha256).not.toBe(bright.sha256)
})

describe('which voice', () => {
  test('by language, the nearest, or by the letters; a language that nobody speaks says so', async () => {
    expect(await spoken({ language: 'de-AT', text: 'Die See ist ruhig.' })).toMatchObject({
      language: 'de',
      words: [{ word: 'Die' }, { word: 'See' }, { word: 'ist' }, { word: 'ruhig.' }],
    })
    expect((await spoken({ language: 'en', text: 'Calm.' })).voiceId).toBe(voices[0]?.id)
    expect((await spoken({ text: 'Море.' })).language).toBe('ru')
    await expect(spoken({ language: 'tlh' })).rejects.toMatchObject({
      code: 'voice_missing',
      message: expect.stringContaining('No voice here speaks "tlh"'),
    })
  })

  test('without a speech program the line that installs one is said', async () => {
    vi.resetModules()
    vi.stubEnv('PATH', '/nowhere')
    const bare = await import('../voice.ts')
    const body = { text, voiceId: null, speed: 1, seed: 1 }
    const context = { inputs: [], scratch: local.root, onProgress: () => {}, signal: never }
    await expect(bare.voice.render(body, context)).rejects.toMatchObject({
      code: 'voice_missing',
      nextSteps: [{ action: 'install_tool', command: 'apt-get install festival festvox-us-slt-hts' }],
    })
    vi.unstubAllEnvs()
  })
})
