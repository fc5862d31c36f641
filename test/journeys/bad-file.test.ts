import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { laptop, phone } from '../harness/chromium.ts'
import { clips } from '../harness/clips.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { journeyLimit, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { enter, generate, hostedTake, readyTake, shotOf } from './scene.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ app: true })
}, journeyLimit.timeout)
afterAll(() => studio.close())

test.each(looksOf(laptop))('files that are not what they say, $width $theme', journeyLimit, async (look) => {
  const person = await studio.join()
  const { page, context, holds } = await visit(studio, look)
  await enter(context, person, studio.publicUrl)
  const good = await readFile(await clips.picture())
  const pdf = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n') }
  const broken = { name: 'harbour.png', mimeType: 'image/png', buffer: good.subarray(0, good.length / 2) }
  const whole = { name: 'lighthouse.png', mimeType: 'image/png', buffer: good }

  const give = async (press: () => Promise<void>, file: typeof pdf) => {
    const asked = page.waitForEvent('filechooser')
    await press()
    await (await asked).setFiles(file)
  }

  await page.goto('/library')
  await give(() => page.getByRole('button', { name: 'Upload' }).first().click(), pdf)
  const uploads = page.getByRole('list', { name: 'Uploads' })
  await uploads.getByRole('alert').filter({ hasText: 'application/pdf' }).waitFor()
  await holds()
  await uploads.getByRole('button', { name: 'Dismiss' }).click()
  await uploads.waitFor({ state: 'detached' })

  await page.goto(await shotOf(person, hostedTake))
  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await prompt.fill('A red lighthouse, waves')
  // Phones keep references in a sheet.
  const isPhone = look.width === phone.width
  const references = page.getByRole('button', { name: /^References/ })
  const firstFrame = async (file: typeof pdf) => {
    await page.getByRole('button', { name: 'Add first frame' }).click()
    await give(() => page.getByRole('button', { name: 'Upload' }).click(), file)
  }
  if (isPhone) await references.click()
  await firstFrame(broken)
  await page.getByRole('alert').filter({ hasText: 'This file is damaged and cannot be read.' }).waitFor()
  await holds()
  if (isPhone) await page.getByRole('button', { name: 'Close' }).click()
  expect(await prompt.inputValue()).toBe('A red lighthouse, waves')
  // Nothing is paid for a shot whose file is not there.
  expect(await generate(page).getAttribute('aria-disabled')).toBe('true')

  if (isPhone) await references.click()
  await page.getByRole('button', { name: /^Remove harbour/ }).click()
  await firstFrame(whole)
  await page.getByRole('img', { name: /^First frame: lighthouse/ }).waitFor()
  if (isPhone) await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Generate take 40 credits' }).click()
  await readyTake(page, 1).waitFor()
  expect(await studio.belongings(person)).toMatchObject({ available: 10, held: 0, jobs: 1 })
  await holds()
})
