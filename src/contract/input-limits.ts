import { z } from 'zod'

/** What a vendor takes as a file. Sides are pixels as shown; a ratio is width by height. */
export const InputLimits = z.object({
  /** Content types; what has to be made anew becomes the first that can hold it. */
  formats: z.array(z.string()).min(1),
  /** Of the picture in a video. */
  codecs: z.array(z.string()).optional(),
  maxBytes: z.number().int().positive(),
  minSide: z.number().optional(),
  maxSide: z.number().optional(),
  maxPixels: z.number().optional(),
  minRatio: z.number().optional(),
  maxRatio: z.number().optional(),
  maxFps: z.number().optional(),
  minSeconds: z.number().optional(),
  maxSeconds: z.number().optional(),
})
export type InputLimits = z.infer<typeof InputLimits>
