import { stat } from 'node:fs/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../src/entry/build-app.ts'
import { laptop } from '../harness/chromium.ts'
import { openTestStudio } from '../harness/house.ts'
import { journeyLimit, patience, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { chooseSmallest, generate, readyTake, take } from './scene.ts'

beforeAll(async () => void (await buildApp()), journeyLimit.timeout)

test.each(looksOf(laptop))('a first film, $width $theme', journeyLimit, async (look) => {
  const studio = await openTestStudio({ app: true })
  onTestFinished(() => studio.close())
  const { page, holds } = await visit(studio, look)

  await page.goto('/')
  await page.getByRole('heading', { name: 'Create the owner account' }).waitFor()
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Lovelace')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.test')
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery')
  await holds()
  await page.getByRole('button', { name: 'Create owner account' }).click()

  await page.getByRole('heading', { name: 'Start your first film' }).waitFor()
  await holds()
  await page.getByRole('button', { name: 'Start from nothing' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Harbour')
  await page.getByRole('button', { name: 'Create project' }).click()

  // An engine that costs, chosen by the studio; the welcome pays for one take.
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A red lighthouse at dusk')
  await page.getByRole('button', { name: /^Generate take 40 credits/ }).click()
  await take(page, 1).waitFor()
  await readyTake(page, 1).waitFor()
  await holds()

  // And one of this machine, which is free.
  await page.getByRole('button', { name: /^Engine: Auto/ }).click()
  await page.getByRole('option', { name: /^Draft video/ }).click()
  await chooseSmallest(page)
  await generate(page).click()
  await page.getByRole('region', { name: 'Take 2 in progress' }).waitFor()
  await readyTake(page, 2).click()

  const position = page.getByRole('slider', { name: 'Position' })
  const before = await position.getAttribute('aria-valuetext')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => position.getAttribute('aria-valuetext'), patience).not.toBe(before)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()

  const more = page.getByRole('button', { name: 'More for take 2' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Compare' }).click()
  await page.getByRole('heading', { name: 'Compare takes' }).waitFor()
  await page.getByRole('article', { name: 'A, take 1' }).waitFor()
  await page.getByRole('article', { name: 'B, take 2' }).waitFor()
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await holds()
  await page.getByRole('button', { name: 'Use B' }).click()
  await page.getByRole('button', { name: 'Keep B' }).waitFor()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await take(page, 2)
    .and(page.getByRole('article', { name: /chosen/ }))
    .waitFor()

  await more.click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Download' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('A red lighthouse at dusk.mp4')
  expect((await stat(await file.path())).size).toBeGreaterThan(1_000)

  // What it cost: of the first take all, of the second nothing.
  const balance = page.getByRole('link', { name: 'Balance 10 credits' })
  await balance.waitFor()
  await balance.click()
  await page.getByRole('heading', { name: 'Wallet', level: 1 }).waitFor()
  await holds()
  await page.getByRole('button', { name: /^Receipt, A red lighthouse at dusk/ }).click()
  await page.getByText('Charged, once').waitFor()
  await page.getByRole('link', { name: 'Open job' }).waitFor()
  await holds()
})
