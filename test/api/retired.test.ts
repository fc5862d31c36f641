import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ShotRequest } from '#contract/project.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'
import { refusal } from '../harness/filmmaker.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'

/** A catalog with an engine that was replaced, one that was not, and one whose price nobody knows. */
vi.mock('#catalog/engines.ts', async (original) => {
  const catalog = await original<typeof import('#catalog/engines.ts')>()
  const [base] = catalog.engines.filter(({ id }) => id === 'veo-3.1-lite')
  if (base === undefined) throw new Error('missing')
  const old = {
    ...base,
    id: 'veo-old',
    label: 'Veo old',
    deprecatedAt: '2026-01-01',
    replacedBy: 'veo-3.1-lite',
  }
  const priceless = {
    ...base,
    id: 'veo-priceless',
    label: 'Veo priceless',
    price: { ...base.price, cost: null },
  }
  const engines = [...catalog.engines, old, priceless]
  return {
    engines,
    findEngine: (id: string) => engines.find((engine) => engine.id === id),
    enginesFor: (mode: 't2v') => engines.filter((engine) => engine.modes[mode] !== undefined),
  }
})

let studio: TestStudio
let ada: Filmmaker
beforeAll(async () => {
  studio = await openTestStudio()
  ada = await studio.join({ credits: 500 })
})
afterAll(() => studio.close())

const video = { mode: 't2v', prompt: 'A fox', durationSeconds: 4, resolution: '720p' } as const

test('a request for a retired engine is one for its successor, and the quote says so', async () => {
  const quote = await ada.quote({ ...video, engineId: 'veo-old', options: { gone: true } })
  expect(quote).toMatchObject({
    engineId: 'veo-3.1-lite',
    totalCredits: 40,
    notes: ['Veo old was retired on 2026-01-01, so Veo 3.1 Lite makes this.'],
    request: { engineId: 'veo-3.1-lite' },
  })
})

test('kept shots and drafts open with the successor', async () => {
  const { inForce } = await import('#web/features/studio/composer/logic/in-force.ts')
  const { engines } = await import('#catalog/engines.ts')
  const kept = ShotRequest.parse({ ...video, engineId: 'veo-old', options: { gone: true } })
  expect(inForce(kept, { engines })).toMatchObject({ engineId: 'veo-3.1-lite', prompt: 'A fox', options: {} })
})

test('an engine whose price nobody knows cannot be picked, by name or by auto', async () => {
  const named = refusal(await ada.client.post('/api/v1/quotes', { ...video, engineId: 'veo-priceless' }))
  expect(named).toMatchObject({ status: 503, code: 'engine_unavailable' })
  expect((await ada.quote({ ...video, engineId: 'auto' })).engineId).not.toBe('veo-priceless')
})
