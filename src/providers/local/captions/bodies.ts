import { z } from 'zod'

export const CaptionsBody = z.object({
  width: z.int(),
  height: z.int(),
  captions: z.array(z.object({ lines: z.array(z.string()) })),
})

/** Where each picture of words belongs in the frame; or the letters that the font lacks, and nothing was drawn. */
export const DrawnCaptions = z.union([
  z.object({ pictures: z.array(z.object({ name: z.string(), x: z.int(), y: z.int() })) }),
  z.object({ missing: z.string() }),
])
