import { z } from 'zod'
import { Asset } from './asset.ts'
import { PageQuery } from './lists.ts'

export const referenceKinds = ['character', 'product', 'place', 'style'] as const
export const ReferenceKind = z.enum(referenceKinds)
export type ReferenceKind = z.infer<typeof ReferenceKind>

export const mostReferenceImages = 10

/** Pictures saved under a name. The first picture is the cover. */
export const ReferenceSet = z.object({
  id: z.string(),
  kind: ReferenceKind,
  name: z.string(),
  /** What prompts write after an @. */
  handle: z.string(),
  description: z.string(),
  voiceId: z.string().nullable(),
  images: z.array(Asset),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type ReferenceSet = z.infer<typeof ReferenceSet>

const fields = {
  kind: ReferenceKind,
  name: z.string().trim().min(1).max(60),
  description: z.string().trim().max(500),
  voiceId: z.string().max(64).nullable(),
  /** In order; the first is the cover. */
  images: z.array(z.string().max(64)).min(1).max(mostReferenceImages),
}

export const ReferenceSetCreate = z.strictObject({
  ...fields,
  description: fields.description.default(''),
  voiceId: fields.voiceId.default(null),
})
export type ReferenceSetCreate = z.infer<typeof ReferenceSetCreate>

export const ReferenceSetPatch = z.strictObject(fields).partial()
export type ReferenceSetPatch = z.infer<typeof ReferenceSetPatch>

export const ReferenceSetQuery = PageQuery.extend({
  kind: ReferenceKind.optional(),
  /** A part of the name. */
  q: z.string().max(60).optional(),
})
export type ReferenceSetQuery = z.infer<typeof ReferenceSetQuery>
