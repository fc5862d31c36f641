import { z } from 'zod'

const theme = z.enum(['system', 'dark', 'light'])
const notify = { inApp: z.boolean(), browser: z.boolean() }
const favoritePresets = z.array(z.string().max(64)).max(500)
const seenAt = z.iso.datetime().nullable()
const defaults = {
  engineId: z.string().max(64),
  durationSeconds: z.number().positive().max(600),
  resolution: z.string().max(16),
  aspectRatio: z.string().max(8),
  /** Another engine may take over when one fails, for no more credits. */
  allowFallback: z.boolean(),
}

/** What a person has set for himself, on every device. */
export const Preferences = z.object({
  theme: theme.default('system'),
  /** Shortcuts of one letter: J, K, L and the rest. */
  singleKeys: z.boolean().default(true),
  /** Where the end of a take is told. */
  notify: z.object(notify).default({ inApp: true, browser: false }),
  favoritePresets: favoritePresets.default([]),
  /** What came until then has been seen. */
  notificationsSeenAt: seenAt.default(null),
  /** What a new shot begins with. */
  defaults: z.object(defaults).default({
    engineId: 'auto',
    durationSeconds: 4,
    resolution: '720p',
    aspectRatio: '16:9',
    allowFallback: false,
  }),
})
export type Preferences = z.infer<typeof Preferences>

/** What is absent stays as it is, inside `notify` and `defaults` too. */
export const PreferencesPatch = z
  .strictObject({
    theme,
    singleKeys: z.boolean(),
    notify: z.strictObject(notify).partial(),
    favoritePresets,
    notificationsSeenAt: seenAt,
    defaults: z.strictObject(defaults).partial(),
  })
  .partial()
export type PreferencesPatch = z.infer<typeof PreferencesPatch>

const Stored = z.record(z.string(), z.unknown()).catch({})

/** Stored preferences with defaults for what is absent; a value that is no longer valid costs that one alone. */
export function readPreferences(stored: unknown): Preferences {
  const values = Stored.parse(stored)
  const valid = Object.entries(Preferences.shape).filter(
    ([key, schema]) => schema.safeParse(values[key]).success,
  )
  return Preferences.parse(Object.fromEntries(valid.map(([key]) => [key, values[key]])))
}
