import {
  aboveMaxCredits,
  type Choice,
  chooseEngine,
  type EngineHealth,
  isServed,
  lackWords,
  payerOf,
  whyUnserved,
} from '#catalog/choose.ts'
import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { engineInForce, retiredNote } from '#catalog/retirement.ts'
import { normalizeRequest, type StageRequest } from '#catalog/validate.ts'
import type { Mode } from '#contract/generation.ts'
import type { DailiesError, FieldError, NextStep } from '#kernel/errors.ts'
import { hasPrice, priceStage } from '#pricing/price.ts'
import { GenerationErrors } from './errors.ts'
import type { PlanFacts } from './facts.ts'
import type { RouteChoice } from './stage-builder.ts'

export interface Chosen {
  engine: Engine
  reason: string | null
  /** What the user should know: another engine than the one that was asked for. */
  note?: string
  request: RouteRequest
}

/** The engine that the user named, or the one that "auto" picks, with every default filled in. */
export function chooseFor(mode: Mode, engineId: string, wanted: StageRequest, facts: PlanFacts): Chosen {
  const request: StageRequest = { ...wanted, files: facts.assets }
  if (engineId === 'auto') {
    const choice = chooseWithin(mode, request, facts)
    if ('errors' in choice) throw refusal(choice.errors, [])
    return {
      engine: choice.engine,
      reason: choice.reason,
      request: normalized(choice.engine, mode, request, facts),
    }
  }
  const asked = facts.engines.find(({ id }) => id === engineId)
  const engine = engineInForce(engineId, facts.today, facts.engines)
  if (asked === undefined || engine === undefined)
    throw GenerationErrors.engine_unknown({ detail: `There is no engine ${engineId}.` })
  // Options belong to one engine; its successor begins with its own.
  const wish = engine === asked ? request : { ...request, options: {} }
  const checked = normalized(engine, mode, wish, facts)
  if (!isServed(engine, facts.health) || !hasPrice(facts.rateCard, engine)) throw unavailable(engine, facts)
  const note = engine === asked ? {} : { note: retiredNote(asked, engine) }
  return { engine, reason: null, ...note, request: checked }
}

/** Within what the caller allows. Where nothing is, the price is told by refusing it at the start. */
function chooseWithin(mode: Mode, request: StageRequest, facts: PlanFacts): Choice {
  const { engines, rateCard, maxCredits } = facts
  const health: EngineHealth = {
    ...facts.health,
    hasPrice: (engine) => hasPrice(rateCard, engine),
  }
  if (maxCredits === null) return chooseEngine(mode, request, health, engines)
  const creditsOf = (engine: Engine, asked: RouteRequest) =>
    priceStage(rateCard, engine, mode, asked, '', payerOf(engine.routes[0].provider, health)).credits
  const choice = chooseEngine(mode, request, { ...health, limit: { maxCredits, creditsOf } }, engines)
  const tooDear = 'errors' in choice && choice.errors[0]?.code === aboveMaxCredits
  return tooDear ? chooseEngine(mode, request, health, engines) : choice
}

function normalized(engine: Engine, mode: Mode, request: StageRequest, facts: PlanFacts): RouteRequest {
  const result = normalizeRequest(engine, mode, request)
  if (!result.ok) throw refusal(result.errors)
  const wrong = assetErrors(engine, mode, request, facts)
  if (wrong.length > 0) throw refusal(wrong)
  return result.request
}

function unavailable(engine: Engine, { health }: PlanFacts) {
  const choose = { action: 'switch_engine', label: 'Let Dailies choose', engineId: 'auto' }
  const providers = engine.routes.map(({ provider }) => provider)
  switch (whyUnserved(engine, health)) {
    case 'key-broken': {
      const broken = providers.filter((provider) => health.brokenKeys?.has(provider))
      return GenerationErrors.engine_unavailable({
        detail: `Your key for the provider of ${engine.label} does not work. Nothing was charged.`,
        nextSteps: [{ action: 'replace_key', label: 'Replace the key', providers: broken }, choose],
      })
    }
    case 'no-key':
      return GenerationErrors.engine_unavailable({
        detail: `${engine.label} needs a key of its provider, and there is none here.`,
        nextSteps: [{ action: 'add_key', label: 'Add a key of its provider', providers }, choose],
      })
    case 'lacks-parts':
      return GenerationErrors.engine_unavailable({
        detail: lackWords(engine, health) ?? `${engine.label} does not run on this machine.`,
        nextSteps: [
          { action: 'install_tool', label: 'Install a full ffmpeg', command: 'apt-get install ffmpeg' },
        ],
      })
    default:
      return GenerationErrors.engine_unavailable({
        detail: `${engine.label} is not available here now.`,
        nextSteps: [choose],
      })
  }
}

/** A video where the card wants a picture, or one of unknown length. */
function assetErrors(engine: Engine, mode: Mode, request: StageRequest, facts: PlanFacts): FieldError[] {
  const modeCard = engine.modes[mode]
  const soldByLength = !engine.draft && modeCard?.via === undefined
  return request.inputs.flatMap(({ role, assetId }, index) => {
    const card = modeCard?.inputs.find((input) => input.role === role)
    const asset = facts.assets.get(assetId)
    if (card === undefined || asset === undefined) return []
    const path = `inputs.${index}.assetId`
    if (asset.kind !== card.kind) {
      const message = `As ${role} this takes a ${kindName(card.kind)}; this file is a ${kindName(asset.kind)}.`
      return [{ path, code: 'validation_failed', message }]
    }
    // A live recording does not say its length.
    if (soldByLength && asset.kind !== 'image' && asset.durationSeconds === null) {
      const message = `Nobody can tell how long this ${asset.kind} is, so it has no price. Convert it and upload it again.`
      return [{ path, code: 'validation_failed', message }]
    }
    return []
  })
}

const kindNames: Record<string, string> = { image: 'picture', audio: 'sound', lut: 'colour table' }
const kindName = (kind: string) => kindNames[kind] ?? kind

const letDailiesChoose: NextStep = {
  action: 'switch_engine',
  label: 'Let Dailies choose an engine that can',
  engineId: 'auto',
}

/** @param others what can be done apart from another value in a field, when only the engine is in the way. */
export function refusal(
  errors: FieldError[],
  others: readonly NextStep[] = [letDailiesChoose],
): DailiesError {
  const engineOnly = errors.every((error) => error.code === 'unsupported_by_engine')
  const [first] = errors
  const changes = errors.flatMap(({ path, instead }): NextStep[] =>
    instead
      ? [{ action: 'change_request', label: `Use “${instead.label}” instead`, path, value: instead.value }]
      : [],
  )
  const refuse = engineOnly ? GenerationErrors.unsupported_by_engine : GenerationErrors.validation_failed
  return refuse({
    errors,
    ...(first === undefined ? {} : { detail: first.message }),
    nextSteps: [...changes, ...(engineOnly ? others : [])],
  })
}

/** The ways to serve a request that exist here: by the workspace's own keys first, then in the card's order. */
export function routesOf(engine: Engine, mode: Mode, request: RouteRequest, facts: PlanFacts): RouteChoice[] {
  return engine.routes
    .filter(({ provider }) => facts.inlineProviders.has(provider) || facts.health.providers.has(provider))
    .map(({ provider }) => ({
      engine,
      provider,
      payer: payerOf(provider, facts.health),
      inline: facts.inlineProviders.has(provider),
      request,
      costMicroUsd: priceStage(facts.rateCard, engine, mode, request, '').costMicroUsd,
    }))
    .sort((a, b) => Number(b.payer === 'workspace') - Number(a.payer === 'workspace'))
}

/** Other hosted engines that can do the very same request for no more credits, the cheapest for the vendor first. */
export function otherEngines(
  mode: Mode,
  chosen: Chosen,
  mostCredits: number,
  facts: PlanFacts,
): RouteChoice[] {
  return (
    facts.engines
      .filter((engine) => engine.modes[mode] && engine.id !== chosen.engine.id && !engine.draft)
      .filter((engine) => !engine.deprecatedAt && !engine.onlyByName)
      // What the prompt calls a picture is written for the engine that was chosen.
      .filter((engine) => engine.pictureName?.(1) === chosen.engine.pictureName?.(1))
      .filter((engine) => isServed(engine, facts.health) && hasPrice(facts.rateCard, engine))
      .flatMap((engine) => {
        const wanted = chosen.request
        const result = normalizeRequest(engine, mode, {
          ...wanted,
          inputs: [...wanted.inputs],
          files: facts.assets,
          options: {},
          camera: wanted.camera ?? undefined,
          durationSeconds: wanted.durationSeconds ?? undefined,
          resolution: wanted.resolution ?? undefined,
          aspectRatio: wanted.aspectRatio ?? undefined,
          fps: undefined,
        })
        if (!result.ok) return []
        return routesOf(engine, mode, result.request, facts).filter(
          ({ payer, request }) =>
            priceStage(facts.rateCard, engine, mode, request, '', payer).credits <= mostCredits,
        )
      })
      .filter((route) => !route.inline)
      .sort((a, b) => Number(fails(a, facts)) - Number(fails(b, facts)) || a.costMicroUsd - b.costMicroUsd)
      .slice(0, 3)
  )
}

const fails = ({ engine }: RouteChoice, { health }: PlanFacts): boolean =>
  health.live?.get(engine.id)?.level === 'failing'
