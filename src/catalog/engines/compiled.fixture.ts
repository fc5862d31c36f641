import { GenerationRequest, type GenerationRequestInput } from '#contract/generation.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { Compiled, RouteRequest } from '../engine.ts'
import { findEngine } from '../engines.ts'
import { vendorCost } from '../price-rule.ts'
import { normalizeRequest } from '../validate.ts'

type Wish = Omit<GenerationRequestInput, 'engineId'> & { mediaSeconds?: number }

/** What a card makes of a wish: its defaults filled in, its route compiled, its cost; throws where the card refuses. */
export function compiledBy(engineId: string, wish: Wish): Compiled & { costMicroUsd: number | null } {
  const engine = findEngine(engineId)
  if (!engine) throw new Error(`No engine ${engineId}`)
  const { mediaSeconds, ...rest } = wish
  const request = GenerationRequest.parse(rest)
  const normalized = normalizeRequest(engine, request.mode, {
    ...request,
    mediaSeconds: mediaSeconds ?? null,
  })
  if (!normalized.ok) throw new Error(normalized.errors.map(({ path }) => path).join(', '))
  const filled: RouteRequest = normalized.request
  return {
    ...engine.routes[0].compile(filled),
    costMicroUsd: vendorCost(engine.price.cost, filled),
  }
}

/** The body as the vendor gets it, with the uploads' addresses in their places. */
export function filled({ body, slots }: Compiled): JsonObject {
  const copy = structuredClone(body)
  for (const { at } of slots) {
    let place: Record<string | number, unknown> = copy
    for (const [depth, key] of at.slice(0, -1).entries()) {
      place[key] ??= typeof at[depth + 1] === 'number' ? [] : {}
      place = place[key] as Record<string | number, unknown>
    }
    place[at.at(-1) ?? ''] = 'https://files.example/a.png'
  }
  return copy
}
