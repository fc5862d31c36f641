import type { Readable } from 'node:stream'

/** A voice as its vendor describes it. */
export interface VendorVoice {
  id: string
  label: string
  /** BCP 47, the first what it speaks best; empty where the vendor does not say. */
  languages: readonly string[]
  /** `premade`: everybody's, the vendor's or of its library. `cloned`: made in this account, for its owner alone. */
  kind: 'premade' | 'cloned'
  gender: string | null
  age: string | null
  accent: string | null
  /** What it is for or sounds like, in the vendor's words. */
  description: string | null
  /** A sound of it at the vendor, read without a key. */
  previewUrl: string | null
  /** Our mark, where the voice was cloned by us. */
  mark: string | null
}

export interface VoiceSample {
  assetId: string
  contentType: string
  bytes: number
  open(): Promise<Readable>
}

export interface CloneRequest {
  name: string
  samples: readonly VoiceSample[]
  removeNoise: boolean
  /** Kept with the voice at the vendor, so that a lost reply can be found again in its list. */
  mark: string
}

/** For vendors whose voices are an account's, not fixed with the model. */
export interface VoiceDesk {
  list(signal: AbortSignal): Promise<VendorVoice[]>
  /** One POST. Returns the new voice's id. Throws ProviderError; `maybe` when it may have been made all the same. */
  clone(request: CloneRequest, signal: AbortSignal): Promise<string>
  /** A voice that is not there any more is no error. */
  remove(voiceId: string, signal: AbortSignal): Promise<void>
}
