import { z } from 'zod'
import { jsonScalar } from './generation.ts'

/** A voice that speaks here, for `voice.voiceId` and the option `voiceId` of the engines that it goes with. */
export const Voice = z.object({
  id: z.string(),
  label: z.string(),
  /** BCP 47, e.g. `en-US`, what it speaks best; empty: whatever the engine speaks. */
  language: z.string(),
  languages: z.array(z.string()),
  provider: z.string(),
  providerLabel: z.string(),
  /** Speech engines that take it, the usual one first. */
  engineIds: z.array(z.string()),
  kind: z.enum(['local', 'premade', 'clone']),
  gender: z.string().nullable(),
  age: z.string().nullable(),
  accent: z.string().nullable(),
  description: z.string().nullable(),
  /** A short sound of it; null where its vendor has none. */
  previewUrl: z.string().nullable(),
})
export type Voice = z.infer<typeof Voice>

export const VoiceQuery = z.object({
  /** In the name, the description or a label. */
  q: z.string().max(200).optional(),
  /** `de` finds `de-DE` too. */
  language: z.string().max(35).optional(),
  gender: z.string().max(32).optional(),
  age: z.string().max(32).optional(),
  accent: z.string().max(64).optional(),
  provider: z.string().max(32).optional(),
  engineId: z.string().max(64).optional(),
})
export type VoiceQuery = z.infer<typeof VoiceQuery>

export const VoiceList = z.object({
  items: z.array(Voice),
  /** Whose voices could not be read now, and why. */
  missing: z.array(z.object({ provider: z.string(), detail: z.string() })),
  /** Where voices can be cloned here; `refusal` says why not by whoever asks, or not now. */
  cloning: z.array(z.object({ provider: z.string(), label: z.string(), refusal: z.string().nullable() })),
})
export type VoiceList = z.infer<typeof VoiceList>

const name = z.string().trim().min(1).max(80)
const speed = z.number().min(0.25).max(4)
const options = z.record(z.string().max(64), jsonScalar)

/** A voice that the workspace keeps, under the name of who speaks with it. */
export const KeptVoice = z.object({
  id: z.string(),
  kind: z.enum(['kept', 'clone']),
  status: z.enum(['making', 'ready', 'failed']),
  name: z.string(),
  provider: z.string(),
  /** Null until a clone is made. */
  voiceId: z.string().nullable(),
  engineId: z.string(),
  speed: z.number(),
  options: z.record(z.string(), jsonScalar),
  /** Why a clone failed. */
  detail: z.string().nullable(),
  previewUrl: z.string().nullable(),
  createdAt: z.string(),
})
export type KeptVoice = z.infer<typeof KeptVoice>

export const KeptVoiceInput = z.strictObject({
  name,
  provider: z.string().max(32),
  voiceId: z.string().min(1).max(64),
  engineId: z.string().max(64).optional(),
  speed: speed.default(1),
  options: options.default({}),
})
export type KeptVoiceInput = z.infer<typeof KeptVoiceInput>

export const KeptVoicePatch = z.strictObject({
  name: name.optional(),
  engineId: z.string().max(64).optional(),
  speed: speed.optional(),
  options: options.optional(),
})
export type KeptVoicePatch = z.infer<typeof KeptVoicePatch>

const assetId = z.string().max(64)

export const VoiceCloneInput = z.strictObject({
  provider: z.string().max(32),
  name,
  /** Recordings of the voice: sounds of the library. */
  samples: z.array(assetId).min(1).max(25),
  removeNoise: z.boolean().default(false),
  consent: z.strictObject({
    /** Whose voice it is. */
    speaker: z.string().trim().min(1).max(120),
    /** What that person says in the recording. */
    statement: z.string().trim().min(20).max(2_000),
    /** A sound of the library in which the speaker says it. */
    recording: assetId,
    /** Whoever asks for the clone says that the speaker has agreed. */
    agreed: z.literal(true, 'Confirm that the speaker has agreed.'),
  }),
})
export type VoiceCloneInput = z.infer<typeof VoiceCloneInput>

export const VoiceConsent = z.object({
  id: z.string(),
  speaker: z.string(),
  statement: z.string(),
  recordingUrl: z.string(),
  recordingSha256: z.string(),
  samples: z.array(z.object({ assetId: z.string(), name: z.string(), sha256: z.string().nullable() })),
  givenBy: z.string(),
  givenAt: z.string(),
  /** When the clone was deleted; null while it is there. */
  removedAt: z.string().nullable(),
})
export type VoiceConsent = z.infer<typeof VoiceConsent>
