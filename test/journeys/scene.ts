import type { BrowserContext, Locator, Page } from 'playwright-core'
import { z } from 'zod'
import type { GenerationRequestInput } from '#contract/generation.ts'
import type { Filmmaker } from '../harness/filmmaker.ts'

// What more than one journey does or looks for, in the words of the page.

/** The smallest take of the engine of this machine. */
export const draftTake = {
  ...{ mode: 't2v', engineId: 'draft-video', prompt: 'A red lighthouse at dusk' },
  ...{ durationSeconds: 1, resolution: '540p', aspectRatio: '16:9', fps: 12 },
} satisfies GenerationRequestInput

/** 40 credits; the fake fal has it at once. */
export const hostedTake = {
  ...{ mode: 't2v', engineId: 'veo-3.1-lite', prompt: 'A red lighthouse at dusk' },
  ...{ durationSeconds: 4, resolution: '720p', aspectRatio: '16:9' },
} satisfies GenerationRequestInput

const Named = z.object({ id: z.string() })

/** A project with one shot; the address of the studio on it. */
export async function shotOf({ client }: Filmmaker, request: GenerationRequestInput): Promise<string> {
  const project = Named.parse((await client.post('/api/v1/projects', { name: 'Harbour' })).body)
  const shots = `/api/v1/projects/${project.id}/shots`
  const shot = Named.parse((await client.post(shots, { name: 'Lighthouse', request })).body)
  return `/projects/${project.id}/shots/${shot.id}`
}

/** The browser is signed in as this person, who did so earlier. */
export async function enter(context: BrowserContext, { client }: Filmmaker, url: string): Promise<void> {
  const cookies = client.cookieHeader().split('; ')
  await context.addCookies(
    cookies.map((cookie) => {
      const [name = '', ...value] = cookie.split('=')
      return { name, value: value.join('='), url }
    }),
  )
}

export const generate = (page: Page): Locator => page.getByRole('button', { name: /^Generate take/ })
/** A take in the row of takes, whatever has become of it. */
export const take = (page: Page, number: number): Locator =>
  page.getByRole('group', { name: 'Takes' }).getByRole('article', { name: new RegExp(`^Take ${number},`) })
/** A take that has its picture; its name then says how long it is. */
export const readyTake = (page: Page, number: number): Locator =>
  page
    .getByRole('group', { name: 'Takes' })
    .getByRole('article', { name: new RegExp(`^Take ${number}, [\\d.]+ s(,|$)`) })

/** The least work for the engine of this machine: one second, small. */
export async function chooseSmallest(page: Page): Promise<void> {
  const pill = page.getByRole('button', { name: /^\d+ s$/ })
  const length = page.getByRole('combobox', { name: 'Length' })
  await length.or(pill).waitFor()
  const isPhone = await pill.isVisible()
  if (isPhone) await pill.click()
  await length.click()
  await page.getByRole('option', { name: '1 s', exact: true }).click()
  await page.getByRole('radio', { name: '540p' }).click()
  if (isPhone) await page.getByRole('button', { name: 'Close' }).click()
  await generate(page)
    .and(page.getByRole('button', { name: /free/ }))
    .waitFor()
}
