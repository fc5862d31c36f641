import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Asset, TextInput } from '#contract/asset.ts'
import { assetLinks, assets } from '#db/schema/assets.ts'
import type { Actor } from '#http/route.ts'
import { runUnit } from '#jobs/unit.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { storageKey } from '#storage/keys.ts'
import type { Storage } from '#storage/storage.ts'
import { type AssetStore, assertProject, findAsset } from './assets.ts'
import { viewAsset } from './view.ts'

const contentType = 'text/markdown'

/**
 * Keeps a text that somebody wrote. What an id stands for never changes, so a changed text is an asset of its own, made
 * from the one before it.
 */
export async function createText(
  store: AssetStore,
  storage: Storage,
  actor: Actor,
  { name, text, fromAssetId, projectId = null }: TextInput,
): Promise<Asset> {
  const { workspaceId } = actor
  if (projectId !== null) await assertProject(store.db, workspaceId, projectId)
  const source = fromAssetId === undefined ? null : await findAsset(store.db, actor, fromAssetId, 'member')
  if (source !== null && (source.kind !== 'text' || source.workspaceId !== workspaceId))
    throw CommonErrors.not_found({ detail: 'There is no such text here.' })
  const id = newId('asset')
  const content = Buffer.from(text, 'utf8')
  const key = storageKey(workspaceId, 'uploads', id, 'text.md')
  await storage.putStream(key, Readable.from([content]), { contentType })
  // A commit whose answer was lost looks like a failure: the file stays, so that no row is ever without its file.
  return runUnit(store, async (unit) => {
    const [row] = await unit.tx
      .insert(assets)
      .values({
        ...{ id, workspaceId, name, contentType, storageKey: key, createdBy: actor.userId },
        ...{ kind: 'text', origin: 'uploaded', status: 'ready', bytes: content.byteLength },
        sha256: createHash('sha256').update(content).digest('hex'),
        projectId: projectId ?? source?.projectId ?? null,
      })
      .returning()
    if (row === undefined) throw CommonErrors.not_found()
    if (source !== null)
      await unit.tx.insert(assetLinks).values({ childId: id, parentId: source.id, relation: 'text' })
    unit.event(workspaceId, 'asset.created', id, { id, status: 'ready' })
    return viewAsset(row)
  })
}
