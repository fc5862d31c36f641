import { z } from 'zod'
import { Asset, SpokenWords } from '#contract/asset.ts'
import type { assets } from '#db/schema/assets.ts'

export type AssetRow = typeof assets.$inferSelect

const Generation = Asset.shape.generation.unwrap()
const Sprite = z.object({ sprite: Asset.shape.sprite.unwrap() })

/** Addresses below the API; they need no workspace header. */
export const assetUrl = (id: string, part: 'content' | 'poster' | 'sprite' | 'peaks' | 'captions'): string =>
  `/api/v1/assets/${id}/${part}`

export function viewAsset(row: AssetRow): Asset {
  const { id, kind, origin, name, contentType, bytes, sha256, width, height, durationSeconds, fps } = row
  const { tags, favorite, projectId, status, error } = row
  return {
    ...{ id, kind, origin, name, contentType, bytes, sha256, width, height, durationSeconds, fps },
    url: assetUrl(id, 'content'),
    posterUrl: row.posterKey === null ? null : assetUrl(id, 'poster'),
    spriteUrl: row.spriteKey === null ? null : assetUrl(id, 'sprite'),
    sprite: Sprite.safeParse(row.probe).data?.sprite ?? null,
    peaksUrl: row.peaksKey === null ? null : assetUrl(id, 'peaks'),
    captionsUrl: wordsOf(row) === null ? null : assetUrl(id, 'captions'),
    generation: generationOf(row),
    ...{ tags, favorite, projectId, status, error },
    createdAt: row.createdAt.toISOString(),
  }
}

const Made = z.object({ facts: z.unknown() })
const Spoken = z.object({ words: SpokenWords.shape.items.min(1), wordTiming: SpokenWords.shape.timing })

/** When each word is said; null where nobody speaks, or nobody knows. */
export const wordsOf = ({ generation }: Pick<AssetRow, 'generation'>): SpokenWords | null =>
  wordsIn(Made.safeParse(generation).data?.facts)

/** As `wordsOf`, from what an engine said of its file. */
export function wordsIn(facts: unknown): SpokenWords | null {
  const spoken = Spoken.safeParse(facts).data
  return spoken === undefined ? null : { timing: spoken.wordTiming, items: spoken.words }
}

/** Words have an address of their own: a page of the library would be mostly theirs. */
function generationOf(row: AssetRow): Asset['generation'] {
  const generation = Generation.safeParse(row.generation).data
  if (generation === undefined) return null
  const { words: _words, ...facts } = generation.facts
  return { ...generation, facts }
}
