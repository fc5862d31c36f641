import { readFileSync } from 'node:fs'
import type { Mode } from '#contract/generation.ts'
import type { Engine, ModeCard } from './engine.ts'
import { exampleRequest } from './public.ts'

/** The modes that are an engine's own work. */
export const ownModes = ({ modes }: Engine): [Mode, ModeCard][] =>
  Object.entries(modes)
    .filter(([, card]) => card.via === undefined)
    .map(([mode, card]) => [mode as Mode, card])

/** Where a card's defaults are posted by each of its routes, and to which model: "runway text_to_video gen4.5". */
export function postsOf(engine: Engine): string[] {
  const posts = ownModes(engine).flatMap(([mode, card]) =>
    engine.routes.map(({ provider, compile }) => {
      const { endpoint, body } = compile(exampleRequest(mode, card))
      return [provider, endpoint, typeof body.model === 'string' ? body.model : ''].join(' ').trim()
    }),
  )
  return [...new Set(posts)]
}

/** The endpoints of a provider whose requests are checked against what it publishes. */
export function endpointsWithSchema(provider: string): ReadonlySet<string> {
  const file = new URL(`../../test/vendors/${provider}-schemas.json`, import.meta.url)
  const { schemas } = JSON.parse(readFileSync(file, 'utf8')) as { schemas: Record<string, object> }
  return new Set(Object.keys(schemas))
}
