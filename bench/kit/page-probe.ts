import type { Page } from 'playwright-core'
import { z } from 'zod'

/**
 * Notes in the page what the browser measures by itself. Text, not a function: it runs before the page's own scripts.
 * An event faster than 16 ms is not reported.
 */
const probe = `(() => {
  const seen = { interactions: new Map(), scripts: [], frames: null }
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name } of list.getEntries())
      if (interactionId) {
        const known = seen.interactions.get(interactionId)
        if (!known || known.duration < duration) seen.interactions.set(interactionId, { duration, name })
      }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  new PerformanceObserver((list) => {
    for (const { scripts } of list.getEntries())
      seen.scripts.push(scripts.reduce((sum, { duration }) => sum + duration, 0))
  }).observe({ type: 'long-animation-frame', buffered: true })
  window.dailiesBench = {
    begin() {
      seen.interactions.clear()
      seen.scripts = []
      seen.frames = []
      let last = 0
      const tick = (now) => {
        if (last > 0) seen.frames.push(now - last)
        last = now
        if (seen.frames) requestAnimationFrame(tick)
      }
      requestAnimationFrame(tick)
    },
    end() {
      const { frames, scripts, interactions } = seen
      seen.frames = null
      return { frames, scripts, interactions: [...interactions.values()] }
    },
  }
})()`

const Measured = z.object({
  /** Milliseconds between one frame and the next. */
  frames: z.array(z.number()),
  /** Milliseconds of script in each long frame. */
  scripts: z.array(z.number()),
  /** From a press to the next paint, those of 16 ms and more. */
  interactions: z.array(z.object({ duration: z.number(), name: z.string() })),
})
export type Measured = z.infer<typeof Measured> & {
  /** Milliseconds of CPU that the page's main thread took. What others do on the machine is not in it. */
  mainThread: number
}
const Metrics = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) })

export const installProbe = (page: Page) => page.addInitScript(probe)

export async function measured(page: Page, work: () => Promise<void>): Promise<Measured> {
  const debug = await page.context().newCDPSession(page)
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' })
  const taskTime = async () => {
    const { metrics } = Metrics.parse(await debug.send('Performance.getMetrics'))
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  const before = await taskTime()
  await page.evaluate('window.dailiesBench.begin()')
  await work()
  // The entries of the last events come with the frames after them.
  await page.waitForTimeout(500)
  const seen = Measured.parse(await page.evaluate('window.dailiesBench.end()'))
  const mainThread = (await taskTime()) - before
  await debug.detach()
  return { ...seen, mainThread }
}
