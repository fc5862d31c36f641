import { writeFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { contextOf, type Look } from '../../test/harness/chromium.ts'
import type { Client } from '../../test/harness/users.ts'

const mostBytes = 150_000

/** A browser of somebody who is signed in, or of nobody, in one look. */
export async function contextFor(
  browser: Browser,
  url: string,
  look: Look,
  client: Client | null,
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...contextOf(look), baseURL: url, reducedMotion: 'reduce' })
  context.setDefaultTimeout(60_000)
  const cookies = client?.cookieHeader().split('; ') ?? []
  await context.addCookies(
    cookies.map((cookie) => {
      const at = cookie.indexOf('=')
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url }
    }),
  )
  return context
}

/** Opens the page and waits until it rests: nothing is loading and every picture is there. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await settle(page)
}

export async function settle(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () =>
        document.querySelector('[aria-busy=true], .animate-pulse') === null &&
        [...document.images].every((image) => {
          const { top, bottom } = image.getBoundingClientRect()
          return image.complete || bottom < 0 || top > window.innerHeight
        }) &&
        document.fonts.status === 'loaded',
      null,
      { timeout: 15_000 },
    )
    .catch(() => {})
  await page.waitForTimeout(1_000)
}

/** As WebP, as finely as fits. */
export async function photograph(page: Page, file: string): Promise<number> {
  const picture = sharp(await page.screenshot())
  for (const quality of [92, 86, 80, 72, 60]) {
    const bytes = await picture.clone().webp({ quality, effort: 5, smartSubsample: true }).toBuffer()
    if (bytes.length > mostBytes && quality > 60) continue
    await writeFile(file, bytes)
    return bytes.length
  }
  return 0
}
