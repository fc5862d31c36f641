import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { engines } from '#catalog/engines.ts'
import { PublicEngine } from '#catalog/public.ts'
import { GenerationRequest } from '#contract/generation.ts'
import { ShotRequest } from '#contract/project.ts'
import { assets } from '#db/schema/assets.ts'
import { publishRateCard } from '#features/generations/rate-card-store.ts'
import { defaultRateCard, RateCard } from '#pricing/rate-card.ts'
import { factsOf, type StudioFacts } from '#web/features/studio/composer/logic/facts.ts'
import { draftPrice } from '#web/features/studio/composer/logic/take-price.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

const ownKey = 'own-key-id:own-key-secret-77aa4711'

let studio: TestStudio
let ada: Filmmaker
let clip: string
let clipSeconds: number | null
beforeAll(async () => {
  studio = await openTestStudio({ environment: { XAI_API_KEY: 'a-key-that-is-not-used' } })
  studio.fal.keys.add(ownKey)
  ada = await studio.join({ credits: 1_000 })
  // A price that is not the catalog's own, with a discount that rounds.
  await publishRateCard(studio.db, { ...defaultRateCard, version: '2026-11-27.1', memberDiscountPercent: 7 })
  const asset = await ada.uploaded(studio.files.mp4, 'clip.mp4')
  clip = asset.id
  clipSeconds = asset.durationSeconds
})
afterAll(() => studio.close())

const Engines = z.object({ items: z.array(PublicEngine) })
const read = async (path: string) => {
  const { status, body } = await ada.client.get(`/api/v1${path}`)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
  return body
}
/** What a browser has read. */
const facts = async (mediaSeconds: number | null = null): Promise<StudioFacts> => ({
  ...factsOf(engines, Engines.parse(await read('/engines')).items, RateCard.parse(await read('/rate-card'))),
  mediaSeconds,
})

const veo = { engineId: 'veo-3.1', durationSeconds: 4, resolution: '720p' }
const drafts: Record<string, Partial<ShotRequest>> = {
  'a video': veo,
  'a longer, larger one': { engineId: 'kling-3.0', durationSeconds: 10, resolution: '1080p' },
  'whatever is best': { engineId: 'auto', durationSeconds: 6 },
  'nothing said': {},
  'a picture': { mode: 't2i', engineId: 'flux-2-pro', aspectRatio: '1:1' },
  'a draft': { engineId: 'draft-video', durationSeconds: 8 },
  'a line': { mode: 'tts', engineId: 'local-voice' },
  'with a voice and ambience': {
    ...veo,
    voice: { engineId: 'local-voice', text: 'The light turns.', speed: 1 },
    ambience: { engineId: 'local-ambience', prompt: '' },
  },
  'a first frame from words': { ...veo, mode: 'i2v', image: { engineId: 'flux-2-pro' } },
  'larger and smoother afterwards': { ...veo, post: { upscale: '1080p', fps: 48, format: 'mp4' } },
  'three variations': { ...veo, variations: 3 },
  'a sweep of lengths': { ...veo, sweep: { parameter: 'durationSeconds', values: [4, 6, 8] } },
  'a sweep of engines': { ...veo, sweep: { parameter: 'engineId', values: ['veo-3.1', 'draft-video'] } },
  'a sweep of moves': { ...veo, sweep: { parameter: 'camera.presetId', values: ['arc', 'dolly-in'] } },
}
const draftOf = (draft: Partial<ShotRequest>) =>
  ShotRequest.parse({ mode: 't2v', prompt: 'A lighthouse at dusk', seed: 7, ...draft })

async function quoted(draft: ShotRequest): Promise<number> {
  return (await ada.quote(GenerationRequest.parse(draft))).totalCredits
}

test.each(Object.entries(drafts))('%s costs in the browser what the studio quotes', async (_name, draft) => {
  const wish = draftOf(draft)
  expect(draftPrice(wish, await facts())).toBe(await quoted(wish))
})

test('so does work on a clip, by its length', async () => {
  const inputs = [{ role: 'video' as const, assetId: clip }]
  const wish = draftOf({ mode: 'v2v', engineId: 'grok-imagine-video', inputs })
  const total = await quoted(wish)
  expect(draftPrice(wish, await facts(clipSeconds))).toBe(total)
  expect(draftPrice(wish, await facts(8))).toBeGreaterThan(total)
})

test('a clip of which nobody knows the length has no price, not a price of nothing', async () => {
  await studio.db.update(assets).set({ durationSeconds: null }).where(eq(assets.id, clip))
  const inputs = [{ role: 'video', assetId: clip }]
  const wish = { mode: 'v2v', engineId: 'grok-imagine-video', prompt: 'At night', inputs }
  const { status, body } = await ada.client.post('/api/v1/quotes', wish)
  expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ path: 'inputs.0.assetId' }] } })
  await studio.db.update(assets).set({ durationSeconds: clipSeconds }).where(eq(assets.id, clip))
})

test('and a take on an own key, which costs no credits', async () => {
  const wish = draftOf({ ...veo, variations: 2 })
  expect(draftPrice(wish, await facts())).toBeGreaterThan(0)
  await ada.client.put('/api/v1/provider-keys/fal', { key: ownKey })
  expect([draftPrice(wish, await facts()), await quoted(wish)]).toEqual([0, 0])
})
