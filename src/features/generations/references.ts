import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { mentionsIn, type NamedPictures } from '#catalog/references.ts'
import type { GenerationRequest } from '#contract/generation.ts'
import type { Queryable } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { referenceImages, referenceSets } from '#db/schema/references.ts'
import { GenerationErrors } from './errors.ts'

/** The saved sets that a request lists, or names in its words. A list must be right; an @ may be just an @. */
export async function findReferences(
  q: Queryable,
  workspaceId: string,
  wish: Pick<GenerationRequest, 'prompt' | 'references' | 'sweep'>,
): Promise<NamedPictures[]> {
  const swept = wish.sweep?.parameter === 'prompt' ? wish.sweep.values.map(String) : []
  const handles = [...new Set([wish.prompt, ...swept].flatMap(mentionsIn))]
  const ids = (wish.references ?? []).map(({ set }) => set)
  if (handles.length + ids.length === 0) return []
  const rows = await q
    .select({
      id: referenceSets.id,
      handle: referenceSets.handle,
      name: referenceSets.name,
      kind: referenceSets.kind,
      assetId: assets.id,
    })
    .from(referenceSets)
    .innerJoin(referenceImages, eq(referenceImages.setId, referenceSets.id))
    .innerJoin(assets, and(eq(assets.id, referenceImages.assetId), isNull(assets.deletedAt)))
    .where(
      and(
        eq(referenceSets.workspaceId, workspaceId),
        or(inArray(referenceSets.handle, handles), inArray(referenceSets.id, ids)),
      ),
    )
    .orderBy(asc(referenceSets.createdAt), asc(referenceSets.id), asc(referenceImages.position))
  const sets = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own): NamedPictures[] => {
    const [first] = own
    if (first === undefined) return []
    const { assetId: _, ...set } = first
    return [{ ...set, images: own.map(({ assetId }) => assetId) }]
  })
  const errors = ids.flatMap((id, index) =>
    sets.some((set) => set.id === id)
      ? []
      : [
          {
            path: `references.${index}.set`,
            code: 'not_found',
            message: 'There is no such set with a picture here.',
          },
        ],
  )
  if (errors.length > 0) throw GenerationErrors.validation_failed({ errors })
  return sets
}
