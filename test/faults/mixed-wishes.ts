import type { Engine, InputCard, ModeCard } from '#catalog/engine.ts'
import { engines } from '#catalog/engines.ts'
import type { GenerationInput, Mode } from '#contract/generation.ts'
import type { Wish } from './fault-house.ts'

/** What somebody has to give: files of each kind, and the engines that his own workflows are. */
export interface Shelf {
  files: Record<InputCard['kind'], string>
  workflows: readonly { engineId: string; mode: Mode; needs: InputCard['kind'] | null }[]
}

/** One way to ask for something. `least`: the smallest and shortest of it. */
export type Way = (random: () => number, shelf: Shelf, least?: boolean) => Wish

/** Every way to ask a vendor for something, from words or from files, by who serves it first. */
export function wishesByVendor(vendors: Iterable<string>): Map<string, Way[]> {
  return new Map(
    [...vendors].map((vendor) => [
      vendor,
      vendor === 'comfyui' ? workflows : engines.filter(servedBy(vendor)).flatMap(waysOf),
    ]),
  )
}

const servedBy =
  (vendor: string) =>
  ({ routes, price, deprecatedAt }: Engine) =>
    routes[0].provider === vendor && price.cost !== null && deprecatedAt === undefined

/** Kling fetches videos from an address that the internet reaches, and this house has none. */
const isReached = ({ routes }: Engine, { inputs }: ModeCard) =>
  routes[0].provider !== 'kling' || inputs.every(({ kind, min }) => kind !== 'video' || min === 0)

const waysOf = (engine: Engine) =>
  Object.entries(engine.modes)
    .filter(([, card]) => card.via === undefined && isReached(engine, card))
    .map(
      ([mode, card]): Way =>
        (random, { files }, least = false) => {
          const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]
          const resolution = least ? smallest(card.resolutions ?? []) : pick(card.resolutions ?? [])
          const durationSeconds = least ? Math.min(...lengthsOf(card)) : pick(lengthsOf(card))
          return {
            engineId: engine.id,
            mode: mode as Mode,
            inputs: inputsFor(card, files, random),
            ...(resolution === undefined ? {} : { resolution }),
            ...(Number.isFinite(durationSeconds) ? { durationSeconds } : {}),
            ...(card.audio === 'optional' ? { audio: random() < 0.5 } : {}),
          }
        },
    )

const workflows: Way[] = [0, 1, 2, 3].map((index) => (_random, shelf) => {
  const { engineId, mode, needs } = shelf.workflows[index % shelf.workflows.length] ?? {}
  if (engineId === undefined || mode === undefined) throw new Error('There is no workflow')
  const inputs = needs ? [{ role: 'reference' as const, assetId: shelf.files[needs] }] : []
  return { engineId, mode, inputs }
})

/** What it must be given, and now and then what it may be given. */
function inputsFor(
  { inputs, inputTotal }: ModeCard,
  files: Shelf['files'],
  random: () => number,
): GenerationInput[] {
  const given = inputs.flatMap(({ role, kind, min, max }) => {
    const more = min > 0 && max > min && random() < 0.3 ? 1 : 0
    return Array.from({ length: min + more }, () => ({ role, assetId: files[kind] }))
  })
  const [first] = inputs
  return given.length === 0 && first !== undefined && (inputTotal?.min ?? 0) > 0
    ? [{ role: first.role, assetId: files[first.kind] }]
    : given
}

const smallest = (resolutions: readonly string[]): string | undefined =>
  [...resolutions].sort((a, b) => linesOf(a) - linesOf(b))[0]

/** "4k" is more than "1080p", and "2K" more than "512". */
const linesOf = (resolution: string): number =>
  Number.parseInt(resolution, 10) * (/k$/i.test(resolution) ? 1_000 : 1)

function lengthsOf({ durations }: ModeCard): readonly number[] {
  if (durations === undefined) return []
  return 'values' in durations ? durations.values : [durations.min, durations.default, durations.max]
}
