import { z } from 'zod'
import { Asset } from '#contract/asset.ts'
import type { assets } from '#db/schema/assets.ts'

export type AssetRow = typeof assets.$inferSelect

const Generation = Asset.shape.generation.unwrap()
const Sprite = z.object({ sprite: Asset.shape.sprite.unwrap() })

/** Addresses below the API; they need no workspace header. */
export const assetUrl = (id: string, part: 'content' | 'poster' | 'sprite' | 'peaks'): string =>
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
    generation: Generation.safeParse(row.generation).data ?? null,
    ...{ tags, favorite, projectId, status, error },
    createdAt: row.createdAt.toISOString(),
  }
}
