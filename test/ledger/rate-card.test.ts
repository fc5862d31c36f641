import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentRateCard, publishRateCard } from '#features/generations/rate-card-store.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import { createTestDatabase, type TestDatabase } from '../harness/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

test('the newest published card is in force; one that is not a card, or comes twice, changes nothing', async () => {
  const { db } = database
  expect(await currentRateCard(db)).toEqual(defaultRateCard)

  const dearer = {
    version: '2026-12-01.1',
    defaultRule: { per: 'second', credits: 12 },
    engines: { 'veo-3.1': { per: 'fixed', credits: 300 } },
  }
  const published = await publishRateCard(db, dearer)
  expect(published).toMatchObject(dearer)
  expect(await currentRateCard(db)).toEqual(published)

  await expect(publishRateCard(db, { ...dearer, version: 'soon' })).rejects.toThrow(/version/)
  await expect(publishRateCard(db, { ...dearer, defaultRule: { per: 'default' } })).rejects.toThrow(
    /default rule/,
  )
  await expect(publishRateCard(db, dearer)).rejects.toThrow()
  expect(await currentRateCard(db)).toEqual(published)
})
