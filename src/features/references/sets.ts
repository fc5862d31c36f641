import { and, asc, desc, eq, ilike, inArray, isNull, ne } from 'drizzle-orm'
import { handleFrom } from '#catalog/references.ts'
import type {
  ReferenceSet,
  ReferenceSetCreate,
  ReferenceSetPatch,
  ReferenceSetQuery,
} from '#contract/reference.ts'
import type { Queryable, Transaction } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { referenceImages, referenceSets } from '#db/schema/references.ts'
import { voices } from '#db/schema/voices.ts'
import { viewAsset } from '#features/assets/view.ts'
import { afterCursor, containing, toPage } from '#http/pages.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'

type Row = typeof referenceSets.$inferSelect

export async function list(q: Queryable, workspaceId: string, query: ReferenceSetQuery) {
  const rows = await q
    .select()
    .from(referenceSets)
    .where(
      and(
        eq(referenceSets.workspaceId, workspaceId),
        query.kind === undefined ? undefined : eq(referenceSets.kind, query.kind),
        query.q ? ilike(referenceSets.name, containing(query.q)) : undefined,
        afterCursor(referenceSets.createdAt, referenceSets.id, query.cursor),
      ),
    )
    .orderBy(desc(referenceSets.createdAt), desc(referenceSets.id))
    .limit(query.limit + 1)
  const page = toPage(rows, query.limit, (row) => row)
  return { items: await view(q, page.items), nextCursor: page.nextCursor }
}

export async function get(q: Queryable, workspaceId: string, id: string): Promise<ReferenceSet> {
  const [set] = await view(q, [await find(q, workspaceId, id)])
  if (set === undefined) throw CommonErrors.not_found()
  return set
}

export async function create(
  tx: Transaction,
  caller: { workspaceId: string; userId: string | null },
  wish: ReferenceSetCreate,
): Promise<ReferenceSet> {
  const { workspaceId, userId } = caller
  const { images, ...fields } = wish
  await check(tx, workspaceId, wish)
  const id = newId('reference')
  const handle = await freeHandle(tx, workspaceId, wish.name, id)
  await tx.insert(referenceSets).values({ ...fields, id, workspaceId, handle, createdBy: userId })
  await putImages(tx, id, images)
  return get(tx, workspaceId, id)
}

export async function change(
  tx: Transaction,
  workspaceId: string,
  id: string,
  patch: ReferenceSetPatch,
): Promise<ReferenceSet> {
  await find(tx, workspaceId, id)
  const { images, ...fields } = patch
  await check(tx, workspaceId, patch)
  const handle = patch.name === undefined ? {} : { handle: await freeHandle(tx, workspaceId, patch.name, id) }
  await tx
    .update(referenceSets)
    .set({ ...definedOf(fields), ...handle, updatedAt: new Date() })
    .where(eq(referenceSets.id, id))
  if (images !== undefined) await putImages(tx, id, images)
  return get(tx, workspaceId, id)
}

/** The pictures stay in the library, and takes keep what they were made from. */
export async function remove(q: Queryable, workspaceId: string, id: string): Promise<void> {
  await find(q, workspaceId, id)
  await q.delete(referenceSets).where(eq(referenceSets.id, id))
}

async function find(q: Queryable, workspaceId: string, id: string): Promise<Row> {
  const [row] = await q
    .select()
    .from(referenceSets)
    .where(and(eq(referenceSets.id, id), eq(referenceSets.workspaceId, workspaceId)))
  if (row === undefined) throw CommonErrors.not_found()
  return row
}

async function view(q: Queryable, rows: readonly Row[]): Promise<ReferenceSet[]> {
  if (rows.length === 0) return []
  const images = await q
    .select({ setId: referenceImages.setId, asset: assets })
    .from(referenceImages)
    .innerJoin(assets, and(eq(assets.id, referenceImages.assetId), isNull(assets.deletedAt)))
    .where(
      inArray(
        referenceImages.setId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(referenceImages.position))
  const imagesOf = Map.groupBy(images, ({ setId }) => setId)
  return rows.map(({ id, kind, name, handle, description, voiceId, createdAt, updatedAt }) => ({
    ...{ id, kind, name, handle, description, voiceId },
    images: (imagesOf.get(id) ?? []).map(({ asset }) => viewAsset(asset)),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }))
}

/** Throws field errors for pictures and a voice that this workspace does not have. */
async function check(tx: Transaction, workspaceId: string, wish: ReferenceSetPatch): Promise<void> {
  const images = wish.images ?? []
  const known = await tx
    .select({ id: assets.id })
    .from(assets)
    .where(
      and(
        eq(assets.workspaceId, workspaceId),
        inArray(assets.id, images),
        eq(assets.kind, 'image'),
        isNull(assets.deletedAt),
      ),
    )
  const wrong = images.flatMap((id, index) =>
    known.some((asset) => asset.id === id) && images.indexOf(id) === index
      ? []
      : [fieldError(`images.${index}`, 'There is no such picture here, or it is named twice.')],
  )
  if (wish.voiceId != null) {
    const [voice] = await tx
      .select({ id: voices.id })
      .from(voices)
      .where(and(eq(voices.id, wish.voiceId), eq(voices.workspaceId, workspaceId), isNull(voices.removedAt)))
    if (voice === undefined) wrong.push(fieldError('voiceId', 'There is no such voice here.'))
  }
  if (wrong.length > 0) throw CommonErrors.validation_failed({ errors: wrong })
}

/** Throws a field error when prompts could not tell two sets apart. */
async function freeHandle(tx: Transaction, workspaceId: string, name: string, id: string): Promise<string> {
  const handle = handleFrom(name)
  if (handle === '') {
    throw CommonErrors.validation_failed({
      errors: [fieldError('name', 'A name needs a letter or a digit.')],
    })
  }
  const [other] = await tx
    .select({ name: referenceSets.name })
    .from(referenceSets)
    .where(
      and(
        eq(referenceSets.workspaceId, workspaceId),
        eq(referenceSets.handle, handle),
        ne(referenceSets.id, id),
      ),
    )
  if (other === undefined) return handle
  throw CommonErrors.validation_failed({
    errors: [fieldError('name', `“${other.name}” is written @${handle} too. Take another name.`)],
  })
}

const fieldError = (path: string, message: string) => ({ path, code: 'validation_failed', message })

async function putImages(tx: Transaction, setId: string, images: readonly string[]): Promise<void> {
  await tx.delete(referenceImages).where(eq(referenceImages.setId, setId))
  await tx.insert(referenceImages).values(images.map((assetId, position) => ({ setId, assetId, position })))
}

function definedOf<T extends object>(patch: T) {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}
