import { z } from 'zod'

const count = z.number().int().min(0)

const content = z.object({
  type: z.string(),
  uri: z.string().nullish(),
  mime_type: z.string().nullish(),
  text: z.string().nullish(),
})

/** Loose on purpose: only what we read, and every unknown status is "still working". */
export const interactionReply = z.object({
  id: z.string().min(1),
  status: z.string(),
  steps: z.array(z.object({ type: z.string(), content: z.array(content).nullish() })).nullish(),
  errors: z.array(z.object({ code: z.string().nullish(), message: z.string().nullish() })).nullish(),
  usage: z
    .object({
      output_tokens_by_modality: z.array(z.object({ modality: z.string(), tokens: count })).nullish(),
    })
    .nullish(),
})
export type InteractionReply = z.infer<typeof interactionReply>

/** What the model gave back: its video, and what it said beside it. */
export function madeBy({ steps }: InteractionReply) {
  const contents = (steps ?? []).flatMap((step) => (step.type === 'model_output' ? (step.content ?? []) : []))
  const video = contents.find(({ type, uri }) => type === 'video' && uri)
  const said = contents.flatMap(({ type, text }) => (type === 'text' && text ? [text.trim()] : []))
  return { url: video?.uri ?? null, contentType: video?.mime_type ?? 'video/mp4', said: said.join(' ') }
}

/** Tokens of video are what is billed, so they tell that there was one. */
export const madeVideo = ({ usage }: InteractionReply): boolean =>
  (usage?.output_tokens_by_modality ?? []).some(
    ({ modality, tokens }) => modality.toLowerCase() === 'video' && tokens > 0,
  )

export const fileReply = z.object({
  name: z.string().regex(/^files\/[^/]+$/),
  uri: z.string().min(1),
  state: z.string().nullish(),
})
export type FileReply = z.infer<typeof fileReply>

export const uploadReply = z.object({ file: fileReply })

const tokens = z.array(z.object({ modality: z.string(), tokenCount: count.nullish() }))

export const usageReply = z.object({
  promptTokenCount: count.nullish(),
  candidatesTokenCount: count.nullish(),
  thoughtsTokenCount: count.nullish(),
  candidatesTokensDetails: tokens.nullish(),
})
export type UsageReply = z.infer<typeof usageReply>

const part = z.object({
  text: z.string().nullish(),
  thought: z.boolean().nullish(),
  inlineData: z.object({ mimeType: z.string(), data: z.string().min(1) }).nullish(),
})

/** The reply of generateContent, with the file in it. */
export const contentReply = z.object({
  candidates: z
    .array(
      z.object({
        content: z.object({ parts: z.array(part).nullish() }).nullish(),
        finishReason: z.string().nullish(),
        finishMessage: z.string().nullish(),
      }),
    )
    .nullish(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: usageReply.nullish(),
  responseId: z.string().nullish(),
})
export type ContentReply = z.infer<typeof contentReply>
