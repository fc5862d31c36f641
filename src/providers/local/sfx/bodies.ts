import { z } from 'zod'
import { seed } from '../endpoint.ts'

export const SfxBody = z.strictObject({
  prompt: z.string().max(20_000),
  durationSeconds: z.number().min(0.5).max(30),
  seed,
})
