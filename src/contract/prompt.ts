import { z } from 'zod'
import { Mode } from './generation.ts'

export const ImproveInput = z.strictObject({
  prompt: z.string().trim().min(1).max(20_000),
  mode: Mode,
  engineId: z.string().max(64).default('auto'),
  /** What references are called; these words stay as they are. */
  names: z.array(z.string().min(1).max(64)).max(32).default([]),
  /** A camera move is set beside the prompt, so none is to be described. */
  hasCamera: z.boolean().default(false),
  /** A style is set beside the prompt. */
  hasStyle: z.boolean().default(false),
  /** For the rules: the same seed, the same words. */
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  /** `rules`: do not ask a text model even where there is one. */
  by: z.enum(['auto', 'rules']).default('auto'),
})
export type ImproveInput = z.infer<typeof ImproveInput>

/** What the stream of an improvement carries, in order: who works, the words as they come, the whole at the end. */
export const ImproveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('source'),
    /** Sent again when the rules take over; what came before counts no more. */
    data: z.object({ by: z.enum(['model', 'rules']), label: z.string() }),
  }),
  z.object({ type: z.literal('text'), data: z.object({ text: z.string() }) }),
  z.object({ type: z.literal('done'), data: z.object({ prompt: z.string(), note: z.string() }) }),
])
export type ImproveEvent = z.infer<typeof ImproveEvent>

export const PromptSettings = z.object({
  /** Added to what a text model is told for every prompt of this workspace. */
  instructions: z.string(),
  /** Null: the cheapest that there is. */
  textEngineId: z.string().nullable(),
  /** Who improves prompts here now; null: the rules, because no text model has a key. */
  model: z.object({ engineId: z.string(), label: z.string(), ownKey: z.boolean() }).nullable(),
})
export type PromptSettings = z.infer<typeof PromptSettings>

export const PromptSettingsInput = z.strictObject({
  instructions: z.string().trim().max(2_000),
  textEngineId: z.string().max(64).nullable(),
})
export type PromptSettingsInput = z.infer<typeof PromptSettingsInput>
