/**
 * The pages in a browser: interactions in the studio while 50 job updates a second arrive, a shot and a library of 1,000
 * takes while they scroll, and eight tabs of one person. Run:
 * `node bench/page.ts [--takes 1000] [--rate 50] [--tabs 8] [--json]`. Builds the app when it changed.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { z } from 'zod'
import { Job } from '#contract/job.ts'
import { contextOf, laptop, launchChromium } from '../test/harness/chromium.ts'
import { startChild } from './kit/child.ts'
import { benchDatabase } from './kit/database.ts'
import { signUpAt, startHouse } from './kit/house.ts'
import { addLiveTakes, multiplyTake, removeLiveTakes } from './kit/many-takes.ts'
import { installProbe, type Measured, measured } from './kit/page-probe.ts'
import { type Figure, median, printReport, quantile } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    takes: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '50' },
    tabs: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
  },
})
const takes = Number(values.takes)
const perSecond = Number(values.rate)
const tabs = Number(values.tabs)
const liveTakes = 25
const Named = z.object({ id: z.string() })
const PosterPage = z.object({ items: z.array(z.object({ posterUrl: z.string() })) })
const Sent = z.object({ sent: z.number() })

await using database = await benchDatabase()
await using web = await startHouse(database, ['web', 'app'])
const { client, email, password, workspaceId } = await signUpAt(web)
const projectId = Named.parse(await post('/projects', { name: 'Bench' })).id
const request = {
  ...{ mode: 't2v', engineId: 'draft-video', prompt: 'A lighthouse on the sea at dusk' },
  ...{ durationSeconds: 2, resolution: '540p', aspectRatio: '16:9', seed: 7 },
}
const shotId = Named.parse(await post(`/projects/${projectId}/shots`, { name: 'The coast', request })).id
const first = await withWorker(makeTake)
await multiplyTake(database.db, first, takes - 1)

const browser = await launchChromium()
try {
  const context = await browser.newContext({ ...contextOf(laptop), baseURL: web.origin })
  const reply = await context.request.post('/api/auth/sign-in/email', {
    headers: { origin: web.origin },
    data: { email, password },
  })
  if (!reply.ok()) throw new Error(`Signing in answered ${reply.status()}`)
  const figures = [
    ...(await interactionFigures(context)),
    ...(await scrollFigures(context)),
    ...(await tabFigures(context)),
  ]
  printReport({ bench: 'page', settings: { takes, updatesPerSecond: perSecond, tabs }, figures }, values.json)
} finally {
  await browser.close()
}

async function interactionFigures(context: BrowserContext): Promise<Figure[]> {
  const live = await addLiveTakes(database.db, first, liveTakes)
  await using updates = await startChild('updates', z.object({ ready: z.boolean() }), {
    args: [database.url],
  })
  const order = { workspaceId, projectId, jobs: live }
  const page = await openShot(context)
  await interact(page)
  const quiet = await interactions(page)
  await updates.ask({ ...order, perSecond }, Sent)
  const began = performance.now()
  const busy = await interactions(page)
  const { sent } = await updates.ask({ ...order, perSecond: 0 }, Sent)
  const arrived = sent / ((performance.now() - began) / 1_000)
  await page.close()
  await removeLiveTakes(database.db)
  const beside = (pick: (times: number[]) => number) => ({
    value: pick(busy.times),
    bare: { name: 'without updates', value: pick(quiet.times) },
  })
  return [
    { name: 'updates a second that were sent', value: arrived, unit: '' },
    { name: 'interaction to next paint p50', unit: 'ms', ...beside(median) },
    {
      name: 'interaction to next paint p95',
      unit: 'ms',
      bound: { most: 100 },
      ...beside((times) => quantile(times, 0.95)),
    },
    { name: 'interaction to next paint, worst', unit: 'ms', ...beside((times) => Math.max(...times)) },
    {
      name: 'CPU of the page a press',
      unit: 'ms',
      value: busy.cpuPerPress,
      bare: { name: 'without updates', value: quiet.cpuPerPress },
    },
  ]
}

async function interactions(page: Page): Promise<{ times: number[]; cpuPerPress: number }> {
  let done = 0
  const { interactions: slow, mainThread } = await measured(page, async () => {
    done = await interact(page)
  })
  // What the browser does not report took less than 16 ms.
  const fast = Array.from({ length: Math.max(0, done - slow.length) }, () => 8)
  return { times: [...slow.map(({ duration }) => duration), ...fast], cpuPerPress: mainThread / done }
}

/** Writes, chooses an engine, looks at other takes; answers how many presses that were. */
async function interact(page: Page): Promise<number> {
  let presses = 0
  await page.getByRole('textbox', { name: 'Prompt' }).focus()
  // Not by its role: that search reads the whole page, in the page's own thread.
  const engine = page.locator('button[aria-haspopup=dialog]').filter({ hasText: 'Engine: ' })
  const words = ' and a sailboat far out, with gulls over it '
  for (const letter of words) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter === ',' ? 'Comma' : letter)
    await page.waitForTimeout(40)
    presses++
  }
  for (let turn = 0; turn < 6; turn++) {
    await engine.click()
    await page.locator('[role=listbox]').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForTimeout(200)
    presses += 2
  }
  const tiles = page.locator('[data-take] article > div > button')
  for (let turn = 0; turn < 20; turn++) {
    await tiles.nth(turn % 6).click()
    await page.waitForTimeout(100)
    presses++
  }
  return presses
}

async function scrollFigures(context: BrowserContext): Promise<Figure[]> {
  const plain = await openPlainPictures(context)
  const bareSeen = await scrolled(plain, { x: 600, y: 400 }, [0, 300])
  await plain.close()
  const shot = await openShot(context)
  const strip = shot.locator('[data-take]').first()
  const box = await strip.boundingBox()
  const takesSeen = await scrolled(shot, { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 40 }, [300, 0])
  await shot.close()
  const library = await context.newPage()
  await installProbe(library)
  await library.goto('/library')
  await library.getByRole('grid').locator('img').first().waitFor()
  await library.waitForTimeout(1_500)
  const assetsSeen = await scrolled(library, { x: 700, y: 500 }, [0, 300])
  await library.close()
  const bare = (value: number) => ({ name: 'plain pictures', value })
  const part = (name: string, seen: Measured): Figure[] => [
    {
      name: `${name}: longest frame`,
      unit: 'ms',
      value: worst(seen.frames),
      bare: bare(worst(bareSeen.frames)),
    },
    {
      name: `${name}: frames over 50 ms`,
      unit: `of ${seen.frames.length}`,
      value: slowFrames(seen),
      bound: { most: slowFrames(bareSeen) },
      bare: bare(slowFrames(bareSeen)),
    },
    { name: `${name}: most script in a frame`, unit: 'ms', value: worst(seen.scripts), bound: { most: 50 } },
    {
      name: `${name}: CPU of the page a frame`,
      unit: 'ms',
      value: cpuPerFrame(seen),
      bare: bare(cpuPerFrame(bareSeen)),
    },
  ]
  return [...part(`strip of ${takes} takes`, takesSeen), ...part(`library of ${takes} takes`, assetsSeen)]
}

function worst(times: readonly number[]): number {
  return Math.max(0, ...times)
}

function cpuPerFrame({ mainThread, frames }: Measured): number {
  return mainThread / frames.length
}

function slowFrames({ frames }: Measured): number {
  return frames.filter((time) => time > 50).length
}

/** The same pictures without an app: what the browser alone takes to bring them in. */
async function openPlainPictures(context: BrowserContext): Promise<Page> {
  const { items } = PosterPage.parse((await client.get('/api/v1/assets?limit=100')).body)
  const pictures = Array.from({ length: takes }, (_, index) => {
    const poster = items[index % items.length]?.posterUrl ?? ''
    return `<img src="${poster}?${index}" width="240" height="135" loading="lazy">`
  })
  const page = await context.newPage()
  await installProbe(page)
  const body = `<!doctype html><title>Plain pictures</title>${pictures.join('')}`
  await page.route('**/plain-pictures', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('/plain-pictures')
  await page.waitForTimeout(1_000)
  return page
}

/** Six seconds of the wheel. */
function scrolled(page: Page, at: { x: number; y: number }, [x, y]: [number, number]): Promise<Measured> {
  return measured(page, async () => {
    await page.mouse.move(at.x, at.y)
    const end = performance.now() + 6_000
    while (performance.now() < end) {
      await page.mouse.wheel(x, y)
      await sleep(30)
    }
  })
}

async function tabFigures(context: BrowserContext): Promise<Figure[]> {
  const pages: Page[] = []
  for (let turn = 0; turn < tabs; turn++) pages.push(await openShot(context))
  await sleep(1_000)
  const streams = await openStreams()
  const shown = await withWorker(async () => {
    const id = await makeTake()
    const ended = performance.now()
    const times = pages.map(async (page) => {
      await page.locator(`[data-take="${id}"] img`).first().waitFor({ timeout: 15_000 })
      return performance.now() - ended
    })
    return Promise.allSettled(times)
  })
  const seen = shown.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  for (const page of pages) await page.close()
  return [
    { name: `event streams of ${tabs} tabs`, unit: '', value: streams, bound: { most: 1 } },
    { name: 'tabs that show the ended take', unit: `of ${tabs}`, value: seen.length, bound: { least: tabs } },
    { name: 'the last of them, after the end', unit: 'ms', value: worst(seen) },
  ]
}

async function openStreams(): Promise<number> {
  const text = await (await fetch(`${web.origin}/metrics`)).text()
  return Number(/^dailies_event_streams (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
}

async function openShot(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await installProbe(page)
  await page.goto(`/projects/${projectId}/shots/${shotId}`)
  await page.locator('[data-take] img').first().waitFor({ timeout: 60_000 })
  await page.getByRole('textbox', { name: 'Prompt' }).waitFor()
  await page.waitForTimeout(2_000)
  return page
}

async function withWorker<T>(work: () => Promise<T>): Promise<T> {
  await using _worker = await startHouse(database, ['worker'])
  return await work()
}

async function makeTake(): Promise<string> {
  const { id } = Job.parse(await post('/generations', { ...request, projectId, shotId, maxCredits: 0 }))
  for (;;) {
    const { status } = Job.parse((await client.get(`/api/v1/jobs/${id}`)).body)
    if (status === 'succeeded') return id
    if (status !== 'queued' && status !== 'running') throw new Error(`The take is ${status}`)
    await sleep(50)
  }
}

async function post(path: string, body: object): Promise<unknown> {
  const reply = await client.post(`/api/v1${path}`, body)
  if (reply.status >= 300)
    throw new Error(`POST ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  return reply.body
}
