import type { Engine } from './engine.ts'

/** From this day on nobody can pick it; before, it is only announced. */
export const isRetired = ({ deprecatedAt }: Engine, today: string): boolean =>
  deprecatedAt !== undefined && deprecatedAt <= today

export const todayUtc = (now = new Date()): string => now.toISOString().slice(0, 10)

/**
 * The engine that does an id's work today: itself, or what has replaced it, or what has replaced that. Itself, too, when
 * nothing has. Undefined for an id that the catalog never had.
 */
export function engineInForce(id: string, today: string, among: readonly Engine[]): Engine | undefined {
  const find = (wanted: string) => among.find((engine) => engine.id === wanted)
  const asked = find(id)
  const passed = new Set<Engine>()
  let engine = asked
  while (engine !== undefined && isRetired(engine, today) && !passed.has(engine)) {
    passed.add(engine)
    const next = engine.replacedBy === undefined ? undefined : find(engine.replacedBy)
    if (next === undefined) return engine
    engine = next
  }
  // A ring of replacements replaces nothing.
  return engine !== undefined && passed.has(engine) ? asked : engine
}

/** "Veo 3.0 was retired on 2026-11-01, so Veo 3.1 makes this." */
export const retiredNote = (asked: Engine, used: Engine): string =>
  `${asked.label} was retired on ${asked.deprecatedAt}, so ${used.label} makes this.`

/** A kept wish for a retired engine is one for its successor; options belong to one engine and stay behind. */
export function wishInForce<W extends { engineId?: string | undefined; options?: object | undefined }>(
  wish: W,
  today: string,
  among: readonly Engine[],
): W {
  if (wish.engineId === undefined) return wish
  const engine = engineInForce(wish.engineId, today, among)
  return engine === undefined || engine.id === wish.engineId
    ? wish
    : { ...wish, engineId: engine.id, options: {} }
}
