import type { Reply } from '../spec/http.ts'
import { decoded, lengthOf } from '../spec/long-texts.ts'
import { pictureReply, soundReply } from './replies.ts'

export interface Made {
  kind: 'audio' | 'image'
  contentType: string
  content: Uint8Array
  /** MiniMax's own id of the request. */
  id: string | null
}

/** What answers the POST with the file itself, and how it is written there. */
const readers: Record<string, (reply: Reply) => Promise<Made | null>> = {
  'v1/t2a_v2': sound,
  'v1/music_generation': sound,
  'v1/image_generation': picture,
}

export const readerOf = (endpoint: string) => readers[endpoint] ?? null

/** Sounds are asked for as MP3. */
async function sound(reply: Reply): Promise<Made | null> {
  const parsed = soundReply.safeParse(reply.json)
  if (!parsed.success) return null
  const { data, trace_id } = parsed.data
  const content = await decoded(reply, data.audio, 'hex')
  // Whatever is no hexadecimal ends it early.
  if (content.byteLength * 2 !== lengthOf(reply, data.audio)) return null
  return { kind: 'audio', contentType: 'audio/mpeg', content, id: trace_id ?? null }
}

async function picture(reply: Reply): Promise<Made | null> {
  const parsed = pictureReply.safeParse(reply.json)
  const text = parsed.data?.data.image_base64[0] ?? ''
  const content = await decoded(reply, text, 'base64')
  if (content.byteLength === 0) return null
  return { kind: 'image', contentType: typeOf(content), content, id: parsed.data?.id ?? null }
}

/** A picture's first byte is enough to tell these two. */
const typeOf = (content: Uint8Array) => (content[0] === 0x89 ? 'image/png' : 'image/jpeg')
