import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { voiceFeature } from '#features/voices/routes.ts'
import { readSettings } from '#features/workspaces/settings.ts'
import { createRemoteFetcher } from '#http/fetch-guard.ts'
import type { Route } from '#http/route.ts'
import { openLiveCalls } from '#jobs/live-call.ts'
import { localVoices } from '#providers/local/voice/voices.ts'
import type { House } from './house.ts'

const fetchTimeoutMs = 15_000
const speakTimeoutMs = 30_000

/** The voice desk, wired to this machine's speech programs and to the net behind the address guard. */
export function openVoiceDesk(house: House): { routes: Route[]; close(): Promise<void> } {
  const { db, storage, log, gateway, providers, config } = house
  // What stands in for a vendor's hosts hands out its previews too, and may be near.
  const allowHosts = config.vendors.flatMap(({ baseUrl }) => (baseUrl === null ? [] : [hostOf(baseUrl)]))
  const fetcher = createRemoteFetcher({ allowHosts })
  const { routes, settled } = voiceFeature({
    db,
    storage,
    log,
    gateway,
    calls: openLiveCalls(db),
    health: house.health,
    cloneRules: async () => (await readSettings(db)).voiceClones,
    labelOf: (id) => (id === 'local' ? 'This machine' : providers.labelOf(id)),
    scratchFolder: config.media.scratchFolder,
    local: {
      voices: localVoices,
      async speak(text, voiceId, folder) {
        const scratch = join(folder, 'spoken')
        await mkdir(scratch)
        const request = { endpoint: 'voice', body: { text, voiceId, speed: 1, seed: 0 }, slots: [] }
        const [sound] = await providers.inline('local').render(request, {
          inputs: [],
          scratch,
          onProgress: () => {},
          signal: AbortSignal.timeout(speakTimeoutMs),
        })
        if (sound === undefined) throw new Error('Nothing was spoken.')
        return sound.path
      },
    },
    async fetchRemote(url, maxBytes) {
      return (await fetcher.fetchRemoteFile(url, { maxBytes, timeoutMs: fetchTimeoutMs })).body
    },
  })
  return {
    routes,
    async close() {
      await settled()
      await fetcher.close()
    },
  }
}

function hostOf(address: string): string {
  const { protocol, hostname, port } = new URL(address)
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
}
