import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import { contextOf, type Look, launchChromium } from '../harness/chromium.ts'
import type { TestStudio } from '../harness/house.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const Violations = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }))
const pictures = fileURLToPath(new URL('../../dist/journeys/', import.meta.url))

/** What the browser says of its own about a refused or failed request: the journey looks at what the page says. */
const ofNetwork = /Failed to load resource|net::ERR_/

/** A journey has many steps, each with the time that a page may need on a busy machine. */
export const journeyLimit = { timeout: 120_000 }
/** For `expect.poll`. */
export const patience = { timeout: 20_000 }

export interface Visit {
  page: Page
  context: BrowserContext
  /** Another tab of the same person. */
  tab(): Promise<Page>
  /** What is on the page now is accessible, and nothing has gone wrong in its scripts. */
  holds(page?: Page): Promise<void>
}

/**
 * A fresh browser of one person in one look, until the test ends; `page` is its first, empty tab. What it showed when a
 * test failed is kept in `dist/journeys`.
 */
export async function visit(studio: Pick<TestStudio, 'publicUrl'>, look: Look): Promise<Visit> {
  const browser = await launchChromium()
  const context = await browser.newContext({
    ...contextOf(look),
    baseURL: studio.publicUrl,
    acceptDownloads: true,
  })
  context.setDefaultTimeout(patience.timeout)
  const troubles: string[] = []
  context.on('weberror', (error) => troubles.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() !== 'error' || ofNetwork.test(message.text())) return
    troubles.push(`${message.text()} (${message.location().url})`)
  })
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(context, task.name)
    await browser.close()
  })
  const page = await context.newPage()
  return {
    page,
    context,
    tab: () => context.newPage(),
    async holds(shown = page) {
      expect(await violationsOf(shown)).toEqual([])
      expect(troubles).toEqual([])
    },
  }
}

async function keepPictures(context: BrowserContext, name: string): Promise<void> {
  for (const [index, page] of context.pages().entries()) {
    const file = `${name} ${index + 1}.png`.replaceAll(/[^\w.]+/g, '-')
    await page.screenshot({ path: `${pictures}${file}` }).catch(() => {})
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
