import { z } from 'zod'
import type { OutputFile } from '../spec/provider.ts'

/** Loose on purpose: only what we read. */
const file = z.object({ filename: z.string(), subfolder: z.string().nullish(), type: z.string().nullish() })

export const submitReply = z.object({ prompt_id: z.string().min(1) })

export const uploadReply = z.object({ name: z.string().min(1), subfolder: z.string().nullish() })

const queued = z.array(z.unknown()).transform(([number, id]) => ({ number: Number(number), id: String(id) }))
export const queueReply = z.object({ queue_running: z.array(queued), queue_pending: z.array(queued) })
export type QueueReply = z.infer<typeof queueReply>

const historyEntry = z.object({
  outputs: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
  status: z
    .object({
      status_str: z.string().nullish(),
      completed: z.boolean().nullish(),
      messages: z.array(z.tuple([z.string(), z.unknown()])).nullish(),
    })
    .nullish(),
})
export type HistoryEntry = z.infer<typeof historyEntry>
export const historyReply = z.record(z.string(), historyEntry)

export const statsReply = z.object({
  system: z.object({ comfyui_version: z.string().nullish() }),
  devices: z
    .array(z.object({ name: z.string(), vram_total: z.number().nullish(), vram_free: z.number().nullish() }))
    .nullish(),
})

const kinds: Record<string, OutputFile['kind']> = {
  mp4: 'video',
  webm: 'video',
  mov: 'video',
  mkv: 'video',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  webp: 'image',
  gif: 'image',
  mp3: 'audio',
  wav: 'audio',
  flac: 'audio',
  opus: 'audio',
  ogg: 'audio',
  m4a: 'audio',
}

/** The files that a node kept, of the kind that was asked for; saved ones before previews. */
export function outputsOf({ outputs }: HistoryEntry, node: string, kind: string, base: string): OutputFile[] {
  // Nodes name their lists as they like: images, gifs, videos, audio.
  const files = Object.values(outputs?.[node] ?? {}).flatMap((list) => {
    const parsed = z.array(file).safeParse(list)
    return parsed.success ? parsed.data : []
  })
  const fitting = files.filter(({ filename }) => kinds[endingOf(filename)] === kind)
  const saved = fitting.filter(({ type }) => type !== 'temp')
  return (saved.length > 0 ? saved : fitting).map(({ filename, subfolder, type }) => {
    const query = new URLSearchParams({ filename, subfolder: subfolder ?? '', type: type ?? 'output' })
    return { kind: kinds[endingOf(filename)] ?? 'image', url: `${base}/view?${query}` }
  })
}

const endingOf = (name: string): string => name.toLowerCase().split('.').at(-1) ?? ''
