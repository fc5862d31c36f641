import { chooseEngine, isServed } from '#catalog/choose.ts'
import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { enginesFor, findEngine } from '#catalog/engines.ts'
import { normalizeRequest, type StageRequest } from '#catalog/validate.ts'
import type { Mode } from '#contract/generation.ts'
import type { FieldError } from '#kernel/errors.ts'
import { hasPrice, priceStage } from '#pricing/price.ts'
import { GenerationErrors } from './errors.ts'
import type { PlanFacts } from './facts.ts'
import type { RouteChoice } from './stage-builder.ts'

export interface Chosen {
  engine: Engine
  reason: string | null
  request: RouteRequest
}

/** The engine that the user named, or the one that "auto" picks, with every default filled in. */
export function chooseFor(mode: Mode, engineId: string, request: StageRequest, facts: PlanFacts): Chosen {
  if (engineId === 'auto') {
    const choice = chooseEngine(mode, request, {
      ...facts.health,
      hasPrice: (engine) => hasPrice(facts.rateCard, engine),
    })
    if ('errors' in choice) throw refusal(choice.errors)
    return {
      engine: choice.engine,
      reason: choice.reason,
      request: normalized(choice.engine, mode, request, facts),
    }
  }
  const engine = findEngine(engineId)
  if (engine === undefined)
    throw GenerationErrors.engine_unknown({ detail: `There is no engine ${engineId}.` })
  const checked = normalized(engine, mode, request, facts)
  if (!isServed(engine, facts.health) || !hasPrice(facts.rateCard, engine)) {
    throw GenerationErrors.engine_unavailable({
      detail: `${engine.label} is not available here now.`,
      nextSteps: [
        { action: 'switch_engine', label: 'Let Dailies choose', engineId: 'auto' },
        {
          action: 'add_key',
          label: 'Add a key of its provider',
          providers: engine.routes.map((route) => route.provider),
        },
      ],
    })
  }
  return { engine, reason: null, request: checked }
}

function normalized(engine: Engine, mode: Mode, request: StageRequest, facts: PlanFacts): RouteRequest {
  const result = normalizeRequest(engine, mode, request)
  if (!result.ok) throw refusal(result.errors)
  const wrong = kindErrors(engine, mode, request, facts)
  if (wrong.length > 0) throw refusal(wrong)
  return result.request
}

/** A video where the card wants a picture, and the like. */
function kindErrors(engine: Engine, mode: Mode, request: StageRequest, facts: PlanFacts): FieldError[] {
  return request.inputs.flatMap(({ role, assetId }, index) => {
    const wanted = engine.modes[mode]?.inputs.find((input) => input.role === role)?.kind
    const kind = facts.assets.get(assetId)?.kind
    return wanted === undefined || kind === undefined || kind === wanted
      ? []
      : [
          {
            path: `inputs.${index}.assetId`,
            code: 'validation_failed',
            message: `As ${role} this takes a ${wanted}; the asset is a ${kind}.`,
          },
        ]
  })
}

function refusal(errors: FieldError[]) {
  const engineOnly = errors.every((error) => error.code === 'unsupported_by_engine')
  const [first] = errors
  return engineOnly
    ? GenerationErrors.unsupported_by_engine({
        errors,
        ...(first === undefined ? {} : { detail: first.message }),
        nextSteps: [
          { action: 'switch_engine', label: 'Let Dailies choose an engine that can', engineId: 'auto' },
        ],
      })
    : GenerationErrors.validation_failed({
        errors,
        ...(first === undefined ? {} : { detail: first.message }),
      })
}

/** The ways to serve a request that exist here, in the card's order. */
export function routesOf(engine: Engine, mode: Mode, request: RouteRequest, facts: PlanFacts): RouteChoice[] {
  return engine.routes
    .filter(({ provider }) => facts.inlineProviders.has(provider) || facts.health.providers.has(provider))
    .map(({ provider }) => ({
      engine,
      provider,
      inline: facts.inlineProviders.has(provider),
      request,
      costMicroUsd: priceStage(facts.rateCard, engine, mode, request, '').costMicroUsd,
    }))
}

/** Other hosted engines that can do the very same request for no more credits, cheapest first. */
export function otherEngines(
  mode: Mode,
  chosen: Chosen,
  mostCredits: number,
  facts: PlanFacts,
): RouteChoice[] {
  return enginesFor(mode)
    .filter((engine) => engine.id !== chosen.engine.id && !engine.draft && !engine.deprecatedAt)
    .filter((engine) => isServed(engine, facts.health) && hasPrice(facts.rateCard, engine))
    .flatMap((engine) => {
      const wanted = chosen.request
      const result = normalizeRequest(engine, mode, {
        ...wanted,
        inputs: [...wanted.inputs],
        options: {},
        camera: wanted.camera ?? undefined,
        durationSeconds: wanted.durationSeconds ?? undefined,
        resolution: wanted.resolution ?? undefined,
        aspectRatio: wanted.aspectRatio ?? undefined,
        fps: undefined,
      })
      if (!result.ok) return []
      const price = priceStage(facts.rateCard, engine, mode, result.request, '')
      return price.credits <= mostCredits ? routesOf(engine, mode, result.request, facts) : []
    })
    .filter((route) => !route.inline)
    .sort((a, b) => a.costMicroUsd - b.costMicroUsd)
    .slice(0, 3)
}
