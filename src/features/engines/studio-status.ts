import { type EngineHealth, lackWords, whyUnserved } from '#catalog/choose.ts'
import { engines } from '#catalog/engines.ts'
import { judge } from '#catalog/health.ts'
import { isRetired, todayUtc } from '#catalog/retirement.ts'
import type { EngineLevel, StudioStatus } from '#contract/engine-status.ts'

/** From worst to best. */
const worstFirst: readonly EngineLevel[] = ['failing', 'slow', 'ok', 'unknown']

/** How this studio's engines do, for everybody: nothing in it belongs to a workspace. */
export function studioStatus(health: EngineHealth, now: Date): StudioStatus {
  const today = todayUtc(now)
  const shown = engines
    .filter((engine) => !isRetired(engine, today))
    .map((engine) => {
      const { id, label, maker, draft } = engine
      const lacks = lackWords(engine, health)
      const served = lacks === null && whyUnserved(engine, health) !== 'no-key'
      const status = health.live?.get(id) ?? judge(undefined, false)
      const none = { level: 'unknown' as const, words: lacks ?? 'Needs a key of its provider' }
      return { id, label, maker, draft, served, ...status, ...(served ? {} : none) }
    })
  const level = worstFirst.find((one) => shown.some((engine) => engine.level === one)) ?? 'unknown'
  return { level, measuredAt: now.toISOString(), engines: shown }
}
