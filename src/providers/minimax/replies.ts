import { z } from 'zod'

/** Loose on purpose: only what we read, and every unknown status is "still working". */
const baseResp = z.object({ status_code: z.number(), status_msg: z.string().nullish() })

const failing = z.object({
  base_resp: baseResp.nullish(),
  error: z.object({ code: z.coerce.number().nullish().catch(null), message: z.string().nullish() }).nullish(),
})

export interface Said {
  /** 0 where MiniMax names none. */
  code: number
  message: string
}

/** An error is told in one of two places, whatever the status in front. */
export function saidIn(json: unknown): Said {
  const parsed = failing.safeParse(json)
  const { base_resp, error } = parsed.success ? parsed.data : {}
  if (base_resp && base_resp.status_code !== 0)
    return { code: base_resp.status_code, message: base_resp.status_msg ?? '' }
  return { code: error?.code ?? 0, message: error?.message ?? '' }
}

export const submitReply = z.object({ task_id: z.coerce.string().min(1) })

/** The second interface: one reply says it all. */
export const taskReply = z.object({
  task: z.object({
    status: z.string(),
    content: z.object({ url: z.string().nullish() }).nullish(),
    error: z.unknown().optional(),
  }),
})

/** The first interface: the file has an address of its own. */
export const oldTaskReply = z.object({ status: z.string(), file_id: z.coerce.string().nullish() })
export const fileReply = z.object({ file: z.object({ download_url: z.string().nullish() }) })

/** A sound as hexadecimal text. */
export const soundReply = z.object({
  trace_id: z.string().nullish(),
  data: z.object({ audio: z.string().min(2) }),
})
export const pictureReply = z.object({
  id: z.string().nullish(),
  data: z.object({ image_base64: z.array(z.string().min(1)).min(1) }),
})
