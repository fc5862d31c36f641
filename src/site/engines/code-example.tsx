import type { Engine, ModeCard } from '#catalog/engine.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { RateCard } from '#pricing/rate-card.ts'
import { modesOf } from './abilities.ts'
import { priceTables } from './prices.ts'

const picture = 'A lone gas station at night after rain'
const prompts: Record<ModeCard['output'], string> = {
  image: picture,
  video: picture,
  audio: 'The light turns.',
  text: 'A film of three shots about a lighthouse',
}

/** A request that works as it stands, but for the files that it needs. */
export function CodeExample({ engine, rateCard }: { engine: Engine; rateCard: RateCard }) {
  const [first] = modesOf(engine)
  if (first === undefined) return null
  const [mode, card] = first
  const { durationSeconds, resolution, inputs } = exampleRequest(mode, card)
  const body = {
    engineId: engine.id,
    mode,
    ...(card.prompt.maxChars > 0 ? { prompt: prompts[card.output] } : {}),
    ...(inputs.length === 0 ? {} : { inputs: inputs.map(({ role }) => ({ role, assetId: 'ast_…' })) }),
    ...(durationSeconds === null ? {} : { durationSeconds }),
    ...(resolution === null ? {} : { resolution }),
    maxCredits: Math.max(
      0,
      ...priceTables(engine, rateCard).flatMap(({ rows }) => rows.map(({ credits }) => credits)),
    ),
  }
  return (
    <pre>
      <i>POST /api/v1/generations</i>
      {`\n${JSON.stringify(body, null, 2)}`}
    </pre>
  )
}
