import type { Engine, ModeCard } from '#catalog/engine.ts'
import { engines } from '#catalog/engines.ts'
import type { Mode } from '#contract/generation.ts'
import type { Wish } from './fault-house.ts'

/** Every way to ask a vendor for something from words alone, by who serves it first. */
export function wishesByVendor(vendors: Iterable<string>): Map<string, ((random: () => number) => Wish)[]> {
  return new Map([...vendors].map((vendor) => [vendor, engines.filter(servedBy(vendor)).flatMap(waysOf)]))
}

const servedBy =
  (vendor: string) =>
  ({ routes, price, deprecatedAt }: Engine) =>
    routes[0].provider === vendor && price.cost !== null && deprecatedAt === undefined

const needsNothing = ({ via, output, inputs, inputTotal }: ModeCard) =>
  via === undefined && output !== 'text' && inputs.every(({ min }) => min === 0) && !inputTotal?.min

const waysOf = (engine: Engine) =>
  Object.entries(engine.modes)
    .filter(([, card]) => needsNothing(card))
    .map(([mode, card]) => (random: () => number): Wish => {
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]
      const resolution = pick(card.resolutions ?? [])
      const durationSeconds = pick(lengthsOf(card))
      return {
        engineId: engine.id,
        mode: mode as Mode,
        ...(resolution === undefined ? {} : { resolution }),
        ...(durationSeconds === undefined ? {} : { durationSeconds }),
        ...(card.audio === 'optional' ? { audio: random() < 0.5 } : {}),
      }
    })

function lengthsOf({ durations }: ModeCard): readonly number[] {
  if (durations === undefined) return []
  return 'values' in durations ? durations.values : [durations.min, durations.default, durations.max]
}
