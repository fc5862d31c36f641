import { and, eq, isNull } from 'drizzle-orm'
import { type EngineHealth, payerOf } from '#catalog/choose.ts'
import type { CardVoice } from '#catalog/engine.ts'
import { enginesFor } from '#catalog/engines.ts'
import { isRetired, todayUtc } from '#catalog/retirement.ts'
import type { Payer } from '#contract/payer.ts'
import type { Voice } from '#contract/voice.ts'
import { voices as voiceRows } from '#db/schema/voices.ts'
import { liveKey } from '#jobs/live-call.ts'
import { DailiesError } from '#kernel/errors.ts'
import { ProviderError } from '#providers/spec/provider.ts'
import type { VendorVoice, VoiceDesk } from '#providers/spec/voices.ts'
import type { VoiceDeps } from './deps.ts'

/** A voice with where its sound is read, which no caller is told. */
export interface KnownVoice {
  voice: Voice
  vendorPreview: string | null
}

export interface Catalogue {
  known: KnownVoice[]
  missing: { provider: string; detail: string }[]
  cloning: { provider: string; label: string; payer: Payer }[]
}

const rememberMs = 60_000
/** A vendor that does not answer is left alone for a moment: every page with a voice asks. */
const failedMs = 5_000
const listTimeoutMs = 20_000

/** Every voice that the speech engines served here know, by provider; a vendor's live list is remembered for a minute. */
export function openCatalogue(deps: VoiceDeps) {
  const remembered = new Map<string, { until: number; list: Promise<VendorVoice[] | null> }>()

  function accountVoices(provider: string, workspaceId: string, payer: Payer): Promise<VendorVoice[] | null> {
    const key = payer === 'workspace' ? `${provider} of ${workspaceId}` : provider
    const now = Date.now()
    const known = remembered.get(key)
    if (known !== undefined && now < known.until) return known.list
    for (const [old, { until }] of remembered) if (until <= now) remembered.delete(old)
    const list = openDesk(deps, provider, workspaceId, payer).then((desk) =>
      desk === null ? null : desk.list(AbortSignal.timeout(listTimeoutMs)),
    )
    const entry = { until: now + rememberMs, list }
    remembered.set(key, entry)
    list.catch(() => {
      entry.until = Date.now() + failedMs
    })
    return list
  }

  async function clonesOf(workspaceId: string): Promise<Set<string>> {
    const rows = await deps.db
      .select({ id: voiceRows.id })
      .from(voiceRows)
      .where(
        and(eq(voiceRows.workspaceId, workspaceId), eq(voiceRows.kind, 'clone'), isNull(voiceRows.removedAt)),
      )
    return new Set(rows.map(({ id }) => id))
  }

  return {
    /** After a voice was made or deleted at a vendor. */
    forget(provider: string, workspaceId: string): void {
      remembered.delete(provider)
      remembered.delete(`${provider} of ${workspaceId}`)
    },

    async read(workspaceId: string): Promise<Catalogue> {
      const health = await deps.health(workspaceId)
      const clones = await clonesOf(workspaceId)
      const catalogue: Catalogue = { known: [], missing: [], cloning: [] }
      const lists = await Promise.all(
        speechProviders(health).map(async ({ provider, engineIds, fixed }) => {
          const common = { provider, providerLabel: deps.labelOf(provider), engineIds }
          const show = (facts: VoiceFacts) => known(facts, common, workspaceId)
          if (provider === 'local') return (await deps.local.voices()).map((voice) => show(localFacts(voice)))
          if (fixed.length > 0)
            return fixed.map(({ card, engines }) =>
              known(cardFacts(card), { ...common, engineIds: engines }, workspaceId),
            )
          const payer = payerOf(provider, health)
          try {
            const list = await accountVoices(provider, workspaceId, payer)
            if (list === null) return []
            catalogue.cloning.push({ provider, label: common.providerLabel, payer })
            // The studio's account holds every workspace's clones, and what its owner made there.
            const isOurs = ({ kind, mark }: VendorVoice) =>
              kind === 'premade' || payer === 'workspace' || (mark !== null && clones.has(mark))
            return list.filter(isOurs).map((voice) => show(accountFacts(voice)))
          } catch (error) {
            if (!(error instanceof ProviderError) && !(error instanceof DailiesError)) throw error
            catalogue.missing.push({ provider, detail: error.message })
            return []
          }
        }),
      )
      catalogue.known.push(...lists.flat())
      return catalogue
    },
  }
}

export type VoiceCatalogue = ReturnType<typeof openCatalogue>

/** A desk that is called as often as its key allows. */
export interface LiveDesk extends VoiceDesk {
  /** Asked before anything is kept; the clone itself asks no more. */
  admitClone(): Promise<void>
}

/** The voices of an account at a vendor, called with the key of whoever pays; null where the vendor has none. */
export async function openDesk(
  { calls, gateway }: VoiceDeps,
  provider: string,
  workspaceId: string,
  payer: Payer,
): Promise<LiveDesk | null> {
  const remote = await gateway.provider(provider, workspaceId, payer)
  const desk = remote.voices
  if (desk === undefined) return null
  const key = liveKey(remote, { provider, workspaceId, payer })
  return {
    list: (signal) => calls.call(key, () => desk.list(signal)),
    remove: (voiceId, signal) => calls.call(key, () => desk.remove(voiceId, signal)),
    admitClone: () => calls.admit(key),
    clone: (wish, signal) => calls.counted(key, () => desk.clone(wish, signal)),
  }
}

interface SpeechProvider {
  provider: string
  engineIds: string[]
  /** Voices that come with its models. */
  fixed: { card: CardVoice; engines: string[] }[]
}

/** Who speaks here: hosted providers that can be reached, and this machine. */
function speechProviders(health: EngineHealth): SpeechProvider[] {
  const found = new Map<string, SpeechProvider>()
  const today = todayUtc()
  for (const engine of enginesFor('tts')) {
    if (isRetired(engine, today)) continue
    for (const { provider } of engine.routes) {
      if (provider !== 'local' && !health.providers.has(provider)) continue
      const entry = found.get(provider) ?? { provider, engineIds: [], fixed: [] }
      found.set(provider, entry)
      entry.engineIds.push(engine.id)
      for (const card of engine.modes.tts?.voices ?? []) {
        const same = entry.fixed.find((one) => one.card.id === card.id)
        if (same) same.engines.push(engine.id)
        else entry.fixed.push({ card, engines: [engine.id] })
      }
    }
  }
  // Voices that can be heard before they are chosen come first; this machine's draft voices last.
  const rank = ({ provider, fixed }: SpeechProvider) => (provider === 'local' ? 2 : fixed.length > 0 ? 1 : 0)
  return [...found.values()].sort((a, b) => rank(a) - rank(b))
}

type VoiceFacts = Omit<Voice, 'provider' | 'providerLabel' | 'engineIds' | 'previewUrl' | 'language'> & {
  vendorPreview: string | null
  hasPreview: boolean
}

function known(
  { vendorPreview, hasPreview, ...facts }: VoiceFacts,
  common: Pick<Voice, 'provider' | 'providerLabel' | 'engineIds'>,
  workspaceId: string,
): KnownVoice {
  const previewUrl = hasPreview ? previewAddress(common.provider, facts.id, workspaceId) : null
  return {
    voice: { ...facts, ...common, language: facts.languages[0] ?? '', previewUrl },
    vendorPreview,
  }
}

/** It names its workspace, so that a player needs no header. */
export const previewAddress = (provider: string, voiceId: string, workspaceId: string): string =>
  `/api/v1/voices/${provider}/${encodeURIComponent(voiceId)}/preview?workspace=${workspaceId}`

const nothingTold = { gender: null, age: null, accent: null, description: null }

const localFacts = ({
  id,
  label,
  language,
}: {
  id: string
  label: string
  language: string
}): VoiceFacts => ({
  ...nothingTold,
  id,
  label,
  languages: [language],
  kind: 'local',
  hasPreview: true,
  vendorPreview: null,
})

const cardFacts = ({ languages, ...card }: CardVoice): VoiceFacts => ({
  ...card,
  languages: [...languages],
  kind: 'premade',
  hasPreview: false,
  vendorPreview: null,
})

const accountFacts = ({ previewUrl, mark: _, languages, kind, ...voice }: VendorVoice): VoiceFacts => ({
  ...voice,
  languages: [...languages],
  kind: kind === 'cloned' ? 'clone' : 'premade',
  hasPreview: previewUrl !== null,
  vendorPreview: previewUrl,
})
