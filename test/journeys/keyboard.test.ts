import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { laptop } from '../harness/chromium.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { journeyLimit, patience, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { readyTake, take } from './scene.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ app: true })
}, journeyLimit.timeout)
afterAll(() => studio.close())

test.each(looksOf(laptop))('with the keyboard alone, $width $theme', journeyLimit, async (look) => {
  const person = await studio.join()
  const { page, holds } = await visit(studio, look)
  const { keyboard } = page

  await page.goto('/signin')
  await tabTo(page, page.getByRole('textbox', { name: 'E-mail' }))
  await keyboard.type(person.email)
  await tabTo(page, page.getByRole('textbox', { name: 'Password' }))
  await keyboard.type(person.password)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Start your first film' }).waitFor()

  await keyboard.press('g')
  await keyboard.press('p')
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor()
  await keyboard.press('n')
  await expectFocus(page.getByRole('textbox', { name: 'Name' }))
  await keyboard.type('Harbour')
  await keyboard.press('Enter')

  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await prompt.waitFor()
  await tabTo(page, prompt)
  await keyboard.type('A red lighthouse at dusk')
  await page.getByRole('button', { name: /^Generate take 40 credits/, disabled: false }).waitFor()
  await keyboard.press('Control+Enter')
  await take(page, 1).waitFor()
  await readyTake(page, 1).waitFor()

  // Letters are keys again outside of the text.
  const position = page.getByRole('slider', { name: 'Position' })
  await tabTo(page, position)
  const play = page.getByRole('button', { name: 'Play', exact: true })
  const pause = page.getByRole('button', { name: 'Pause', exact: true })
  await keyboard.press('l')
  await pause.waitFor()
  await keyboard.press('k')
  await play.waitFor()
  await keyboard.press('j')
  await pause.waitFor()
  await keyboard.press('k')
  await play.waitFor()
  await keyboard.press('Enter')
  await page.getByRole('article', { name: /^Take 1,.* chosen/ }).waitFor()

  await keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await sheet.getByText('Choose this take').waitFor()
  await holds()
  await keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await expectFocus(position)

  await keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await holds()
  await keyboard.type('wallet')
  await page.getByRole('option', { name: /^Wallet/ }).waitFor()
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Wallet', level: 1 }).waitFor()
  await holds()
})

const mostStops = 80

/** Presses Tab until the focus is there, as somebody without a mouse must. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    if (await isFocused(place)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No ${mostStops} presses of Tab lead to ${place}`)
}

const isFocused = (place: Locator) => place.evaluate((element) => element === document.activeElement)
const expectFocus = (place: Locator) => expect.poll(() => isFocused(place), patience).toBe(true)
