import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SpokenWords } from '#contract/asset.ts'
import type { GenerationRequestInput } from '#contract/generation.ts'
import { Job } from '#contract/job.ts'
import { Quote } from '#contract/quote.ts'
import { clips } from '../harness/clips.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { drawSomebody } from '../harness/somebody.ts'

let studio: TestStudio
let ada: Filmmaker
let video: string
let moving: string
let voice: string
let somebody: string
beforeAll(async () => {
  studio = await openTestStudio({ fal: false })
  ada = await studio.join({ credits: 950 })
  const given = async (path: string, name: string) => (await ada.uploaded(await readFile(path), name)).id
  video = await given(await clips.silentVideo('red', 1), 'red.mp4')
  moving = await given(await clips.video(), 'moving.mp4')
  voice = await given(await clips.tone(0.5), 'voice.wav')
  somebody = (await ada.uploaded(await drawSomebody(), 'somebody.png')).id
})
afterAll(() => studio.close())

const limit = { timeout: 60_000 }
const shown = async (request: GenerationRequestInput) => {
  const job = await ada.make(request)
  expect(job, JSON.stringify(job.error)).toMatchObject({ status: 'succeeded', price: { charged: 0 } })
  const output = job.outputs.at(-1)
  return { job, output, asset: await ada.asset(output?.assetId ?? '') }
}
const of = (role: 'video' | 'reference' | 'audio', assetId: string) => ({ role, assetId })

describe('sound from words', () => {
  test.each([
    ['music', 'a sad piano', { ending: 'loop', bpm: 120 }, 4.5, { heard: ['sad', 'piano'], mood: 'sad' }],
    ['sfx', 'a door slams', {}, 1, { heard: ['slams', 'door'], made: ['door'] }],
    ['ambience', 'a cafe in the rain', {}, 2, { heard: ['cafe', 'rain'], place: 'cafe' }],
  ] as const)('%s', limit, async (mode, prompt, options, lasts, facts) => {
    const { asset } = await shown({
      mode,
      engineId: `local-${mode}`,
      prompt,
      options,
      durationSeconds: Math.floor(lasts),
      seed: 3,
    })
    expect(asset).toMatchObject({ kind: 'audio', contentType: 'audio/wav', peaksUrl: expect.any(String) })
    expect(asset.generation?.facts).toMatchObject(facts)
    // A loop in an asked tempo is whole bars: three of a waltz.
    expect(asset.durationSeconds).toBeCloseTo(lasts, 1)
  })

  test('speech, with captions of what it says', limit, async () => {
    const { asset } = await shown({
      mode: 'tts',
      engineId: 'local-voice',
      prompt: 'The sea is calm. Good night.',
    })
    expect(asset.generation?.facts).toMatchObject({
      voice: expect.any(String),
      wordTiming: expect.any(String),
    })
    const captions = (await ada.bytes(asset.captionsUrl ?? '')).body.toString()
    expect(captions).toMatch(/^WEBVTT\n\n00:00:00\.\d{3} --> [\d:.]+\nThe sea is calm\.\n\n[\d:.]+ --> /)
    expect(captions).toContain('\nGood night.\n')
  })

  test('a sound that nobody here can make says so, and costs nothing', limit, async () => {
    const job = await ada.make({ mode: 'sfx', engineId: 'local-sfx', prompt: 'an elephant' })
    expect(job).toMatchObject({ status: 'failed', error: { code: 'sound_unknown' }, price: { charged: 0 } })
    expect(job.error?.detail).toContain('whoosh')
  })
})

describe('a film from sentences', () => {
  const wish = {
    ...{ text: 'The sea is calm. Good night!', engineId: 'draft-video', secondsPerShot: 2, seed: 3 },
    ...{ aspectRatio: '9:16', resolution: '540p', fps: 12, maxCredits: 0 },
  }

  test('with voice, music and words in its pictures, and captions at its own times', {
    timeout: 180_000,
  }, async () => {
    const reply = await ada.client.post('/api/v1/films', { ...wish, narrate: true, music: 'playful' })
    const job = await ada.until(Job.parse(reply.body).id)
    expect(job, JSON.stringify(job.error)).toMatchObject({ status: 'succeeded', price: { charged: 0 } })
    const film = await ada.asset(job.outputs.at(-1)?.assetId ?? '')
    expect(film).toMatchObject({ width: 540, height: 960, fps: 12 })
    expect(film.generation?.facts).toMatchObject({ captions: 'burned', clips: 2 })
    // The last sentence and the film's end need more than two seconds.
    expect(film.durationSeconds).toBeGreaterThan(3.6)
    const { items } = SpokenWords.parse((await ada.client.get(`/api/v1/assets/${film.id}/words`)).body)
    expect(items.map(({ word }) => word)).toEqual(['The', 'sea', 'is', 'calm.', 'Good', 'night!'])
    expect(items[0]?.startSeconds).toBeGreaterThan(0.6)
    expect(items[4]?.startSeconds).toBeGreaterThan(3.1)
    const captions = (await ada.bytes(film.captionsUrl ?? '')).body.toString()
    expect(captions).toMatch(/^WEBVTT\n\n00:00:00\.[6-9]\d\d --> [\d:.]+\nThe sea is calm\.\n\n00:00:03/)
    const music = job.outputs.find(({ stage }) => stage === 'music')
    expect(music?.durationSeconds).toBeCloseTo(film.durationSeconds ?? 0, 1)
    expect((await ada.asset(music?.assetId ?? '')).generation?.facts).toMatchObject({ mood: 'playful' })
  })

  test('captions of nobody, and what a text lacks, are told before the price is paid', async () => {
    const ask = (more: object) => {
      const { maxCredits: _, ...film } = { ...wish, ...more }
      return ada.client.post('/api/v1/films/quotes', film)
    }
    expect(await ask({ captions: 'track' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'captions' }] },
    })
    const notesOf = async (text: string) =>
      Quote.parse((await ask({ text, narrate: true })).body).notes.join(' ')
    expect(await notesOf('夜。海。')).toContain('font lacks')
    expect(await notesOf('Night. '.repeat(14))).toContain('14 sentences')
    expect(await notesOf('Ночь.')).not.toContain('font lacks')
  })
})

describe('work on a video or a picture', () => {
  test('more frames', limit, async () => {
    const wish = {
      mode: 'interpolate',
      engineId: 'local-interpolate',
      inputs: [of('video', video)],
    } satisfies GenerationRequestInput
    const { asset } = await shown({ ...wish, fps: 48, options: { method: 'blend' } })
    expect(asset).toMatchObject({ fps: 48, width: 320 })
    await expect(ada.quote({ ...wish, fps: 25 })).rejects.toThrow('It can do 60, 48, 50, 30')
  })

  test('slower, and steadier', limit, async () => {
    const inputs = [of('video', video)]
    const slow = await shown({ mode: 'speed', inputs, options: { speed: 0.5, between: 'blend' } })
    expect(slow.asset).toMatchObject({ fps: 24, durationSeconds: 2, width: 320 })
    const steady = await shown({ mode: 'stabilize', inputs, options: { edges: 'mirror' } })
    expect(steady.job).toMatchObject({ engineId: 'local-stabilize' })
    expect(steady.asset).toMatchObject({ fps: 24, durationSeconds: 1, width: 320, height: 180 })
  })

  test.each([
    ['webm-av1', { kind: 'video', contentType: 'video/webm', spriteUrl: expect.any(String), fps: 12 }],
    ['webp', { kind: 'image', contentType: 'image/webp', spriteUrl: null }],
  ])('in another format, size and shape: %s', limit, async (format, facts) => {
    const { asset } = await shown({
      ...{ mode: 'convert', inputs: [of('video', moving)], options: { format, fit: 'blur' } },
      ...{ resolution: '480p', aspectRatio: '1:1', fps: 12, audio: false },
    })
    const common = { width: 480, height: 480, posterUrl: expect.any(String) }
    expect(asset).toMatchObject({ ...common, ...facts, durationSeconds: expect.closeTo(2, 1) })
    const saved = await ada.bytes(`${asset.url}?download=1`)
    expect(saved.headers.get('content-disposition')).toContain(`.${format.slice(0, 4)}"`)
  })

  test.each([
    [{ options: { format: 'gif' }, ambience: { prompt: 'rain' }, post: { fps: 8 } }, ['post', 'ambience']],
    [{ post: { format: 'webm' }, ambience: { prompt: 'rain' } }, ['post.format']],
  ])('what cannot follow is told before it is begun: %j', async (wish, paths) => {
    const asked = { mode: 'convert', inputs: [of('video', moving)], ...wish }
    const { status, body } = await ada.client.post('/api/v1/quotes', asked)
    expect({ status, body }).toMatchObject({ status: 422, body: { errors: paths.map((path) => ({ path })) } })
  })

  test('better colour of a picture', limit, async () => {
    const { asset } = await shown({
      mode: 'color-enhance',
      engineId: 'local-colour',
      inputs: [of('reference', somebody)],
    })
    expect(asset).toMatchObject({ kind: 'image', width: 320, height: 240 })
  })

  test('people without what is behind them; a picture may stand there', limit, async () => {
    const wish = { mode: 'remove-bg', engineId: 'local-cut-out' } as const
    const { asset } = await shown({
      ...wish,
      inputs: [of('reference', somebody), { role: 'background', assetId: somebody }],
    })
    expect(asset).toMatchObject({ kind: 'image', contentType: 'image/png', width: 320 })
    await expect(ada.quote({ ...wish, inputs: [{ role: 'background', assetId: somebody }] })).rejects.toThrow(
      'needs 1 input',
    )
  })

  test('a voice over it: by any speech engine, or as it was recorded', limit, async () => {
    const wish = { mode: 'voice-over', engineId: 'local-voice-over' } as const
    const said = await shown({
      ...wish,
      prompt: 'Hello.',
      inputs: [of('video', video)],
      options: { voiceEngine: 'local-voice' },
    })
    expect(said.job.outputs.map(({ stage, kind }) => `${stage} ${kind}`)).toEqual([
      'voice audio',
      'video video',
    ])
    const recorded = await shown({ ...wish, inputs: [of('video', video), of('audio', voice)] })
    expect(recorded.job.outputs).toHaveLength(1)
    expect(recorded.asset).toMatchObject({
      kind: 'video',
      peaksUrl: expect.any(String),
      durationSeconds: expect.closeTo(1, 1),
    })
    await expect(ada.quote({ ...wish, inputs: [of('video', video)] })).rejects.toThrow('Write what is said')
    const twice = { ...wish, prompt: 'Hello.', inputs: [of('video', video)], voice: { text: 'Hello again.' } }
    await expect(ada.quote(twice)).rejects.toThrow('leave the voice line out')
  })

  test(
    'an engine without a way to extend goes on from the last picture, and both become one',
    limit,
    async () => {
      const wish = {
        mode: 'extend',
        engineId: 'photo-motion',
        inputs: [of('video', video)],
        resolution: '540p',
        fps: 12,
      } satisfies GenerationRequestInput
      expect(await ada.quote({ ...wish, durationSeconds: 1 })).toMatchObject({
        notes: ['Photo motion goes on from the last picture of the video.'],
      })
      const { job, asset } = await shown({ ...wish, durationSeconds: 1 })
      expect(job.outputs.map(({ stage, kind }) => `${stage} ${kind}`)).toEqual([
        'frame image',
        'video video',
        'join video',
      ])
      expect(asset).toMatchObject({ width: 320, height: 180, fps: 24 })
      expect(asset.durationSeconds).toBeCloseTo(1 + 23 / 24, 1)
    },
  )
})

test('a clip of the painter is painted on and painted larger', limit, async () => {
  const clip = await shown({
    ...{ mode: 't2v', engineId: 'draft-video', prompt: 'A red balloon over hills', seed: 5 },
    ...{ resolution: '540p', fps: 12, durationSeconds: 1 },
  })
  const extend = { mode: 'extend', engineId: 'draft-video', durationSeconds: 1 } as const
  const inputs = [of('video', clip.asset.id)]
  expect((await ada.quote({ ...extend, inputs })).notes).toEqual([
    'Draft video paints on: the same scene, from the frame after the last one.',
  ])
  const longer = await shown({ ...extend, inputs })
  expect(longer.asset).toMatchObject({
    name: 'A red balloon over hills',
    height: 540,
    durationSeconds: expect.closeTo(2, 1),
  })
  expect(longer.asset.generation).toMatchObject({ facts: { continues: 'exactly' } })
  const larger = await shown({
    ...{ mode: 'upscale', engineId: 'local-upscale', resolution: '720p' },
    inputs: [of('video', longer.asset.id)],
  })
  expect(larger.asset).toMatchObject({ height: 720, fps: 12, durationSeconds: expect.closeTo(2, 1) })
  expect(larger.asset.generation).toMatchObject({ facts: { method: 'painted again' } })
  expect((await ada.quote({ ...extend, inputs: [of('video', video)] })).notes).toEqual([
    'Draft video did not paint this video, so it goes on from its last picture.',
  ])
})

test('what no engine of this machine does says so', async () => {
  for (const mode of ['v2v', 'lipsync', 'motion-transfer'] as const)
    await expect(ada.quote({ mode, prompt: 'Snow', inputs: [of('video', video)] })).rejects.toThrow(
      /No engine that can do this is available now/,
    )
})
