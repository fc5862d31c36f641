import { createHash } from 'node:crypto'
import { FilmRequest } from '#contract/film.ts'
import { GenerationRequest } from '#contract/generation.ts'
import type { Quote } from '#contract/quote.ts'
import type { GenerationDeps } from '#features/generations/deps.ts'
import {
  type Caller,
  gatherFacts,
  keepQuote,
  refuseBlocked,
  shortWords,
} from '#features/generations/quotes.ts'
import type { Requote } from '#features/generations/routes.ts'
import { canonicalJson } from '#kernel/json.ts'
import { planFilm } from './plan-film.ts'

/** Plans a film from its text and prices it as one; the quote starts like any other. */
export async function quoteFilm(deps: GenerationDeps, caller: Caller, wish: FilmRequest): Promise<Quote> {
  refuseBlocked([wish.text])
  const facts = await gatherFacts(deps, caller, 't2v', [])
  const film = planFilm(wish, facts)
  return keepQuote(deps, caller, {
    engineId: film.engineId,
    engineReason: film.engineReason,
    request: GenerationRequest.parse({
      mode: 't2v',
      engineId: film.engineId,
      prompt: wish.text,
      durationSeconds: film.durationSeconds,
      resolution: wish.resolution,
      aspectRatio: wish.aspectRatio,
    }),
    requestHash: createHash('sha256').update(canonicalJson(wish)).digest('hex'),
    builders: [film.builder],
    reusable: null,
    rateCard: facts.rateCard.version,
    plan: {
      group: null,
      release: 'all',
      projectId: wish.projectId,
      shotId: null,
      memo: shortWords(wish.text),
      jobs: [film.job],
    },
  })
}

/** A film's stored request also says what was planned from it; a rerun plans anew, with the same seed. */
export function requoteFilm(deps: GenerationDeps): Requote {
  return (caller, stored) => quoteFilm(deps, caller, FilmRequest.strip().parse(stored))
}
