import { z } from 'zod'
import type { OutputFile } from '../spec/provider.ts'

/** Loose on purpose: only what we read, and every unknown status is "still working". */
export const submitReply = z.object({
  request_id: z.string().min(1),
  status_url: z.string(),
  response_url: z.string(),
  cancel_url: z.string(),
})

export const statusReply = z.object({
  status: z.string(),
  queue_position: z.number().nullish(),
})

export const uploadReply = z.object({ upload_url: z.string(), file_url: z.string() })

export const requestsReply = z.object({
  items: z.array(z.object({ request_id: z.string(), json_input: z.unknown().optional() })),
  next_cursor: z.string().nullish(),
})

export const keySetReply = z.object({
  keys: z.array(z.object({ kty: z.string().optional(), x: z.string() })),
})

export const webhookBody = z.object({ request_id: z.string().min(1) })

export const cancelReply = z.object({ status: z.string() })

const file = z.object({
  url: z.string(),
  content_type: z.string().nullish(),
  file_size: z.number().int().positive().nullish(),
})
type File = z.infer<typeof file>

const resultReply = z.object({
  video: file.nullish(),
  image: file.nullish(),
  images: z.array(file).nullish(),
  audio: file.nullish(),
  seed: z.number().nullish(),
})

const output = (kind: OutputFile['kind'], { url, content_type, file_size }: File): OutputFile => ({
  kind,
  url,
  ...(content_type ? { contentType: content_type } : {}),
  ...(file_size ? { bytes: file_size } : {}),
})

/** The files of a finished result; null when the reply has none that we know. */
export function outputsOf(json: unknown): { outputs: OutputFile[]; seed?: number } | null {
  const reply = resultReply.safeParse(json)
  if (!reply.success) return null
  const { video, image, images, audio, seed } = reply.data
  const outputs = [
    ...(video ? [output('video', video)] : []),
    ...[...(image ? [image] : []), ...(images ?? [])].map((item) => output('image', item)),
    ...(audio ? [output('audio', audio)] : []),
  ]
  if (outputs.length === 0) return null
  return typeof seed === 'number' ? { outputs, seed } : { outputs }
}
