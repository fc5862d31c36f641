import { monitorEventLoopDelay } from 'node:perf_hooks'
import { z } from 'zod'

/** Milliseconds by which the event loop was late. */
export const LoopDelay = z.object({ p50: z.number(), p99: z.number(), most: z.number() })
export type LoopDelay = z.infer<typeof LoopDelay>

const paceMs = 1

/** Watches this process's event loop; each `take` tells of the time since the last one. */
export function watchLoop(): { take(): LoopDelay } {
  const histogram = monitorEventLoopDelay({ resolution: paceMs })
  histogram.enable()
  // The histogram counts its own pace.
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - paceMs)
  return {
    take() {
      const taken = {
        p50: late(histogram.percentile(50)),
        p99: late(histogram.percentile(99)),
        most: late(histogram.max),
      }
      histogram.reset()
      return taken
    },
  }
}
