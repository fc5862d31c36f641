import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone } from '../harness/chromium.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { journeyLimit, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { draftTake, enter, generate, readyTake, shotOf, take } from './scene.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ app: true })
}, journeyLimit.timeout)
afterAll(() => studio.close())

test.each(looksOf(phone))('offline and back, $width $theme', journeyLimit, async (look) => {
  const person = await studio.join()
  const { page, context, holds } = await visit(studio, look)
  await enter(context, person, studio.publicUrl)
  await page.goto(await shotOf(person, draftTake))
  await generate(page).waitFor()

  await context.setOffline(true)
  await page.getByText('You are offline. Takes that you start are sent when you are back.').waitFor()
  const toasts = page.getByRole('region', { name: 'Notifications' })
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await page.keyboard.press('Control+k')
  await toasts.getByText('Press again later, or reload.').waitFor()
  await toasts.getByLabel('Dismiss').click()
  await generate(page).click()
  await take(page, 1).waitFor()
  await page.getByText('1 take will be sent when you are back.').waitFor()
  await holds()
  expect(await studio.belongings(person)).toMatchObject({ jobs: 0 })

  await context.setOffline(false)
  await page.getByText('Back online, 1 take sent').waitFor()
  await readyTake(page, 1).waitFor()
  expect(await take(page, 2).count()).toBe(0)
  expect(await studio.belongings(person)).toMatchObject({ jobs: 1, assets: 1, available: 50 })
  await page.keyboard.press('Control+k')
  await palette.waitFor()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  await holds()
})
