import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentRateCard, publishRateCard } from '#features/generations/rate-card-store.ts'
import { laptop, phone } from '../harness/chromium.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { journeyLimit, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { chooseSmallest, enter, generate, hostedTake, readyTake, shotOf } from './scene.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ app: true, billing: 'enforce' })
}, journeyLimit.timeout)
afterAll(() => studio.close())

test.each(looksOf(phone))('out of credits, $width $theme', journeyLimit, async (look) => {
  const person = await studio.join()
  await person.make(hostedTake)
  const { page, context, holds } = await visit(studio, look)
  await enter(context, person, studio.publicUrl)
  await page.goto(await shotOf(person, hostedTake))

  const draftIt = page.getByRole('button', { name: 'Draft it free' })
  await draftIt.waitFor()
  await page.getByText('This take costs 40. You have 10.').waitFor()
  expect(await generate(page).count()).toBe(0)
  await holds()

  // The key of the button that is gone does nothing either.
  const before = await studio.belongings(person)
  await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter')
  await page.getByRole('link', { name: 'Balance 10 credits' }).click()
  await page.getByText('10 credits left').waitFor()
  await page.getByText('A draft on this machine is free.').waitFor()
  await holds()
  expect(await studio.belongings(person)).toEqual(before)
  expect(before).toMatchObject({ available: 10, held: 0, jobs: 1 })
  await page.goBack()

  await draftIt.click()
  await chooseSmallest(page)
  await generate(page).click()
  await readyTake(page, 1).waitFor()
  expect(await studio.belongings(person)).toMatchObject({ available: 10, held: 0, jobs: 2 })
  await holds()
})

test('the price rose while the page was open', journeyLimit, async () => {
  const person = await studio.join({ credits: 200 })
  await person.make(hostedTake)
  const { page, context, holds } = await visit(studio, laptop)
  await enter(context, person, studio.publicUrl)
  await page.goto(await shotOf(person, hostedTake))
  await generate(page).filter({ hasText: '40 credits' }).waitFor()

  const { version, ...card } = await currentRateCard(studio.db)
  const dearer = {
    ...card,
    version: nextOf(version),
    engines: { ...card.engines, [hostedTake.engineId]: twelveASecond },
  }
  await publishRateCard(studio.db, dearer)
  await studio.db.execute(sql`update quotes set expires_at = now() - interval '1 second'`)
  const before = await studio.belongings(person)
  await generate(page).click()
  await page.getByText('Price changed, 40 to 48').waitFor()
  await page.getByText('Nothing was charged.').waitFor()
  expect(await studio.belongings(person)).toEqual(before)
  await holds()

  await page.getByRole('button', { name: 'Generate at 48' }).click()
  await readyTake(page, 1).waitFor()
  const { available, held } = await studio.belongings(person)
  expect({ available, held }).toEqual({ available: before.available - 48, held: 0 })
})

const twelveASecond = { per: 'second', credits: 12 } as const
const nextOf = (version: string): string => version.replace(/\d+$/, (number) => String(Number(number) + 1))
