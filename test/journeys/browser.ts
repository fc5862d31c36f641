import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import type { TestStudio } from '../harness/house.ts'
import type { Look } from './looks.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const Violations = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }))

/** What the browser says of its own about a refused or failed request: the journey looks at what the page says. */
const ofNetwork = /Failed to load resource|net::ERR_/

export interface Visit extends AsyncDisposable {
  page: Page
  context: BrowserContext
  /** Another tab of the same person. */
  tab(): Promise<Page>
  /** What is on the page now is accessible, and nothing has gone wrong in its scripts. */
  holds(page?: Page): Promise<void>
}

/** A fresh browser of one person in one look; `page` is its first, empty tab. */
export async function visit(studio: Pick<TestStudio, 'publicUrl'>, look: Look): Promise<Visit> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      // Drawing in WebGL without a graphics card.
      ...['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    ],
  })
  const isPhone = look.width < 600
  const context = await browser.newContext({
    baseURL: studio.publicUrl,
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    hasTouch: isPhone,
    isMobile: isPhone,
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  const troubles: string[] = []
  const watched = (page: Page) => {
    page.on('pageerror', (error) => troubles.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !ofNetwork.test(message.text())) troubles.push(message.text())
    })
    return page
  }
  const page = watched(await context.newPage())
  return {
    page,
    context,
    tab: async () => watched(await context.newPage()),
    async holds(shown = page) {
      expect(await violationsOf(shown)).toEqual([])
      expect(troubles).toEqual([])
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

/** WCAG faults of the page as it stands, one line each with the elements at fault. */
async function violationsOf(page: Page): Promise<string[]> {
  // Evaluated as text: the page's policy lets no foreign script in, a debugger may speak.
  await page.evaluate(axe)
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 200)) })))`,
  )
  return Violations.parse(found).map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`)
}
