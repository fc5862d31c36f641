import { afterAll, beforeAll, expect, test } from 'vitest'
import { tablet } from '../harness/chromium.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { journeyLimit, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { enter, generate, hostedTake, readyTake, shotOf, take } from './scene.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ app: true, billing: 'enforce' })
}, journeyLimit.timeout)
afterAll(() => studio.close())

test.each(looksOf(tablet))('an engine that is down, $width $theme', journeyLimit, async (look) => {
  const person = await studio.join()
  const { page, context, holds } = await visit(studio, look)
  await enter(context, person, studio.publicUrl)
  await page.goto(await shotOf(person, hostedTake))

  studio.fal.script({ chances: { 'unavailable-before': 1 } })
  await generate(page).click()
  await take(page, 1)
    .and(page.getByRole('article', { name: /failed.*40 credits back/ }))
    .waitFor()
  const picture = page.getByRole('region', { name: 'Picture' })
  await picture.getByText('Take 1 failed').waitFor()
  await picture.getByText(/40 credits back\.$/).waitFor()
  await page.getByRole('link', { name: 'Balance 50 credits' }).waitFor()
  await holds()
  expect(await studio.belongings(person)).toMatchObject({ available: 50, held: 0, assets: 0 })

  await picture.getByRole('link', { name: 'What happened' }).click()
  await page.getByText('All 40 credits are back.').waitFor()
  await page.getByRole('table', { name: 'What happened, in order' }).waitFor()
  await holds()
  await page.goBack()

  studio.fal.script({ chances: {} })
  await picture.getByRole('button', { name: 'Retry, 40 credits' }).click()
  await readyTake(page, 1).waitFor()
  await page.getByRole('link', { name: 'Balance 10 credits' }).waitFor()
  expect(await studio.belongings(person)).toMatchObject({ available: 10, held: 0, jobs: 1 })
  await holds()
})
