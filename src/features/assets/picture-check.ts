import { join } from 'node:path'
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { assets } from '#db/schema/assets.ts'
import { defineErrors } from '#kernel/errors.ts'
import { lookAtPicture } from '#media/safety/look.ts'
import { scratchFolder } from '#media/scratch.ts'
import type { Storage } from '#storage/storage.ts'

const PictureErrors = defineErrors({
  picture_blocked: { status: 422, title: 'This picture cannot be used.' },
})

export interface PictureCheckDeps {
  db: Database
  storage: Storage
  scratchFolder: string
  /** From how sure on a picture is refused; null: nobody looks. */
  threshold: number | null
}

export interface PictureCheck {
  /** Throws `picture_blocked` for a picture that is not sent to vendors. Each picture is looked at once. */
  refuseUnsafe(workspaceId: string, assetIds: readonly string[]): Promise<void>
}

const Safety = z.object({ sexual: z.number().nullable() })

/** Looks at pictures before they are sent to a vendor and paid for. What it saw stays with the asset. */
export function openPictureCheck(deps: PictureCheckDeps): PictureCheck {
  const { db, storage, threshold } = deps

  async function sexualOf(row: typeof assets.$inferSelect): Promise<number | null> {
    const known = Safety.safeParse(row.safety).data
    if (known !== undefined) return known.sexual
    await using scratch = await scratchFolder(deps.scratchFolder, 'look-')
    const path = join(scratch.path, 'picture')
    await storage.toFile(row.posterKey ?? row.storageKey, path)
    const sexual = await lookAtPicture(path)
    // A look that failed says nothing of the picture; the next one may see it.
    if (sexual !== null) await db.update(assets).set({ safety: { sexual } }).where(eq(assets.id, row.id))
    return sexual
  }

  return {
    async refuseUnsafe(workspaceId, assetIds) {
      if (threshold === null || assetIds.length === 0) return
      const rows = await db
        .select()
        .from(assets)
        .where(
          and(
            eq(assets.workspaceId, workspaceId),
            inArray(assets.id, [...assetIds]),
            eq(assets.kind, 'image'),
          ),
        )
      for (const row of rows) {
        const sexual = await sexualOf(row)
        if (sexual === null || sexual < threshold) continue
        throw PictureErrors.picture_blocked({
          detail: `“${row.name}” looks sexual, and such pictures are not sent to vendors. Nothing was charged.`,
          nextSteps: [{ action: 'choose_asset', label: 'Choose another picture' }],
        })
      }
    },
  }
}
