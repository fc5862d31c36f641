import type { Engine, RouteRequest } from '#catalog/engine.ts'
import { voiceOptions } from '#catalog/voice-stage.ts'
import type { Mode } from '#contract/generation.ts'
import type { ShotRequest } from '#contract/project.ts'
import { hasPrice, priceStage } from '#pricing/price.ts'
import type { StudioFacts } from './facts.ts'
import { type Resolved, resolve, stageRequestOf } from './resolve.ts'

/** What one take costs on this engine, with the stages around it, as the server will quote it; null: nobody knows. */
export function takePrice(
  draft: ShotRequest,
  engine: Engine,
  request: RouteRequest,
  facts: StudioFacts,
): number | null {
  const main = stagePrice(request.mode, { engine, request }, facts)
  const around = stagesAround(draft, request, facts)
  return [main, ...around].reduce(
    (sum, credits) => (sum === null || credits === null ? null : sum + credits),
    0,
  )
}

/** How many takes the request makes. */
export const takesOf = ({ variations = 1, sweep }: ShotRequest): number => sweep?.values.length ?? variations

type Stage = Pick<Resolved, 'engine' | 'request'>

function stagePrice(mode: Mode, { engine, request }: Stage, { rateCard }: StudioFacts): number | null {
  if (!engine || !request || !hasPrice(rateCard, engine)) return null
  return priceStage(rateCard, engine, mode, request, '').credits
}

/** The stages before and after the main one that an engine works on; all other steps are our own, and free. */
function stagesAround(draft: ShotRequest, main: RouteRequest, facts: StudioFacts): (number | null)[] {
  const { image, voice, ambience, aspectRatio } = draft
  const words = (prompt: string) => ({ ...stageRequestOf({}), prompt })
  const price = (mode: Mode, engineId: string, wish: ReturnType<typeof stageRequestOf>) =>
    stagePrice(mode, resolve(mode, engineId, wish, facts), facts)
  return [
    ...(image ? [price('t2i', image.engineId, { ...words(image.prompt ?? main.prompt), aspectRatio })] : []),
    ...(voice ? [price('tts', voice.engineId, { ...words(voice.text), options: voiceOptions(voice) })] : []),
    ...(ambience
      ? [
          price('ambience', ambience.engineId, {
            ...words(ambience.prompt || main.prompt),
            durationSeconds: Math.ceil(main.durationSeconds ?? 4),
          }),
        ]
      : []),
  ]
}
