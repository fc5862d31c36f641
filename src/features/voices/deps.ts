import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { EngineHealth } from '#catalog/choose.ts'
import type { Database } from '#db/client.ts'
import type { LiveCalls } from '#jobs/live-call.ts'
import type { Gateway } from '#jobs/operations.ts'
import type { Storage } from '#storage/storage.ts'
import type { CloneRules } from './clone-rights.ts'

export interface LocalVoiceEntry {
  id: string
  label: string
  /** BCP 47, e.g. `en-US`. */
  language: string
}

/** What the voice desk is handed by `entry/`. */
export interface VoiceDeps {
  db: Database
  storage: Storage
  log: Logger
  gateway: Gateway
  calls: LiveCalls
  health(workspaceId: string): Promise<EngineHealth>
  /** Who may clone voices, and how many. */
  cloneRules(): Promise<CloneRules>
  /** How people call a provider. */
  labelOf(provider: string): string
  scratchFolder: string
  /** The speech programs of this machine. */
  local: {
    voices(): Promise<LocalVoiceEntry[]>
    /** Writes a sound into the folder and returns its path. */
    speak(text: string, voiceId: string, folder: string): Promise<string>
  }
  /** Fetches a vendor's preview behind the address guard. */
  fetchRemote(url: string, maxBytes: number): Promise<Readable>
}
