import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone, tablet } from '../harness/chromium.ts'
import { openTestStudio, type TestStudio } from '../harness/house.ts'
import { journeyLimit, patience, visit } from './browser.ts'
import { looksOf } from './looks.ts'
import { draftTake, enter, generate, readyTake, shotOf, take } from './scene.ts'

let studio: TestStudio
beforeAll(async () => {
  studio = await openTestStudio({ app: true })
}, journeyLimit.timeout)
afterAll(() => studio.close())

test.each(looksOf(tablet))('two tabs, $width $theme', journeyLimit, async (look) => {
  const person = await studio.join()
  const { page: first, context, tab, holds } = await visit(studio, look)
  await enter(context, person, studio.publicUrl)
  const address = await shotOf(person, draftTake)
  const second = await tab()
  await first.goto(address)
  await second.goto(address)

  const promptOf = (page: typeof first) => page.getByRole('textbox', { name: 'Prompt' })
  await promptOf(second).waitFor()
  const openStreams = async () =>
    /^dailies_event_streams (\d+)$/m.exec(String((await studio.stranger().get('/metrics')).body))?.[1]
  await expect.poll(openStreams, patience).toBe('1')
  await promptOf(first).fill('A blue lighthouse at dawn')
  await expect.poll(() => promptOf(second).inputValue(), patience).toBe('A blue lighthouse at dawn')

  await generate(first).click()
  await take(second, 1).waitFor()
  await readyTake(second, 1).waitFor()
  await readyTake(first, 1).waitFor()
  await holds(second)
  expect(await studio.belongings(person)).toMatchObject({ jobs: 1 })

  // Phones keep the account among the rest.
  const isPhone = look.width === phone.width
  await first.getByRole('button', { name: isPhone ? /^More( ,|$)/ : /, account$/ }).click()
  await first.getByRole(isPhone ? 'button' : 'menuitem', { name: 'Sign out' }).click()
  await first.getByRole('heading', { name: 'Sign in' }).waitFor()
  await second.getByRole('heading', { name: 'Sign in' }).waitFor()
  await holds(second)
})
