import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone } from '../harness/chromium.ts'
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
