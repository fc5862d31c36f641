import { afterAll, beforeAll, expect, test } from 'vitest'
import { laptop } from '../harness/chromium.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { journeyLimit, patience, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { draftTake, enter, generate, readyTake, shotOf } from './scene.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ app: true })
}, journeyLimit.timeout)
afterAll(() => studio.close())

test.each(looksOf(laptop))('a preview, then its final, $width $theme', journeyLimit, async (look) => {
  const person = await studio.join()
  const { page, context, holds } = await visit(studio, look)
  await enter(context, person, studio.publicUrl)
  await page.goto(await shotOf(person, { ...draftTake, durationSeconds: 2, resolution: '720p', fps: 24 }))

  // What the painter will draw can be chosen before it draws.
  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  const reading = page.getByRole('region', { name: 'What the painter draws' })
  await reading.getByText('lighthouse').waitFor(patience)
  await reading.getByRole('button', { name: 'Weather: clear' }).click()
  await page.getByRole('menuitemradio', { name: 'storm' }).click()
  await expect.poll(() => prompt.inputValue(), patience).toBe('A red lighthouse at dusk, storm')
  await reading.getByRole('button', { name: 'Weather: storm' }).waitFor(patience)
  await holds()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => prompt.inputValue(), patience).toBe('A red lighthouse at dusk')
  await generate(page).click()

  const picture = page.getByRole('region', { name: 'Picture' })
  const pause = picture.getByRole('button', { name: 'Pause the preview of Take 1: A red lighthouse at dusk' })
  const preview = pause.locator('video')
  await preview.waitFor({ timeout: 60_000 })
  await expect
    .poll(() => preview.evaluate((element: HTMLVideoElement) => element.currentTime), patience)
    .toBeGreaterThan(0)
  const place = await preview.boundingBox()
  await holds()

  // It goes on from where the preview was, in the same place.
  await readyTake(page, 1).waitFor({ timeout: 60_000 })
  const final = page
    .getByLabel('Take 1: A red lighthouse at dusk', { exact: true })
    .and(page.locator('video'))
  await final.waitFor()
  expect(await final.boundingBox()).toEqual(place)
  expect(await final.evaluate((element: HTMLVideoElement) => element.poster)).toMatch(/^data:image/)
  await expect.poll(() => final.evaluate((element: HTMLVideoElement) => element.paused), patience).toBe(false)
  await holds()
})
