import {
  type GenerationInput,
  GenerationRequest,
  type GenerationRequestInput,
  type InputRole,
} from '#contract/generation.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { Compiled, RouteRequest } from '../engine.ts'
import { findEngine } from '../engines.ts'
import { vendorCost } from '../price-rule.ts'
import { normalizeRequest } from '../validate.ts'

type Wish = Omit<GenerationRequestInput, 'engineId' | 'inputs'> & {
  inputs?: readonly GenerationInput[]
  mediaSeconds?: number
}

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

/** What the first route of a card makes of a request that is given whole, with no limits checked. */
export function spelled(engineId: string, changes: Partial<RouteRequest> = {}): Compiled {
  const engine = findEngine(engineId)
  if (!engine) throw new Error(`No engine ${engineId}`)
  return engine.routes[0].compile({
    mode: 't2v',
    prompt: 'A lighthouse',
    negativePrompt: '',
    durationSeconds: 8,
    mediaSeconds: null,
    resolution: '720p',
    aspectRatio: '16:9',
    fps: null,
    audio: true,
    seed: 7,
    inputs: [],
    camera: null,
    styleId: null,
    options: {},
    ...changes,
  })
}

export const firstFrame = { role: 'firstFrame', assetId: 'ast_1' } as const
export const lastFrame = { role: 'lastFrame', assetId: 'ast_2' } as const

/** So many inputs of one role. */
export const inputsOf = (role: InputRole, count = 1) =>
  Array.from({ length: count }, (_, index) => ({ role, assetId: `ast_${role}${index}` }))

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
