import { z } from 'zod'

export const AssetKind = z.enum(['image', 'video', 'audio', 'text', 'subtitle', 'lut'])
export type AssetKind = z.infer<typeof AssetKind>

export const Asset = z.object({
  id: z.string(),
  kind: AssetKind,
  origin: z.enum(['uploaded', 'generated', 'export']),
  name: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  sha256: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
  fps: z.number().nullable(),
  url: z.string(),
  posterUrl: z.string().nullable(),
  spriteUrl: z.string().nullable(),
  peaksUrl: z.string().nullable(),
  generation: z
    .object({
      jobId: z.string(),
      engineId: z.string(),
      prompt: z.string(),
      seed: z.number().int().nullable(),
      credits: z.number().int(),
    })
    .nullable(),
  tags: z.array(z.string()),
  favorite: z.boolean(),
  projectId: z.string().nullable(),
  status: z.enum(['pending', 'ready', 'failed']),
  createdAt: z.string(),
})
export type Asset = z.infer<typeof Asset>
