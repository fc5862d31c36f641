import { z } from 'zod'
import { Asset } from './asset.ts'
import { Mode } from './generation.ts'

/** What an asset came from and what was made from it, however many steps away. Deleted ones are left out. */
export const Lineage = z.object({
  nodes: z.array(
    z.object({
      asset: Asset,
      relation: z.enum(['source', 'self', 'made-from-it']),
      /** The job that made it; null for what was uploaded. */
      viaJobId: z.string().nullable(),
      mode: Mode.nullable(),
    }),
  ),
  /** `to` was made from `from`. */
  edges: z.array(z.object({ from: z.string(), to: z.string() })),
})
export type Lineage = z.infer<typeof Lineage>
