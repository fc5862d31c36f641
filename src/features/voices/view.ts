import { z } from 'zod'
import { jsonScalar } from '#contract/generation.ts'
import type { KeptVoice } from '#contract/voice.ts'
import type { voices } from '#db/schema/voices.ts'

export type VoiceRow = typeof voices.$inferSelect

const Options = z.record(z.string(), jsonScalar)

export const viewVoice = (row: VoiceRow, previewUrl: string | null): KeptVoice => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  name: row.name,
  provider: row.provider,
  voiceId: row.voiceId,
  engineId: row.engineId,
  // Postgres keeps a real; people say 1.1.
  speed: Math.round(row.speed * 1_000) / 1_000,
  options: Options.parse(row.options),
  detail: row.detail,
  previewUrl,
  createdAt: row.createdAt.toISOString(),
})
