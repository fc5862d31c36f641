import type { Readable } from 'node:stream'
import type { SpokenWords } from '#contract/asset.ts'
import type { JsonObject } from '#kernel/json.ts'
import type { MicroUsd } from '#kernel/money.ts'
import type { VoiceDesk } from './voices.ts'
import type { WorkflowDesk } from './workflows.ts'

/**
 * The contract of every provider. A provider is either **remote** (a vendor takes one POST, works, and is asked) or
 * **inline** (this machine does the work itself, inside the step). Nothing else in the house knows a vendor's words.
 */

/** A file that a request needs, already in our storage. */
export interface ProviderInput {
  role: string
  assetId: string
  contentType: string
  bytes: number
  /** Opens the stored bytes; may be called again by a repeated attempt. */
  open(): Promise<Readable>
  /** Where somebody else may fetch them for so long; null when only we can serve them. For vendors that fetch inputs. */
  address?(seconds: number): Promise<string | null>
}

/** What a catalog route compiled from a generation request: the vendor's endpoint and body, and where inputs go. */
export interface CompiledRequest {
  endpoint: string
  body: JsonObject
  /** The body's places that take the URL of an uploaded input, e.g. `{ role: 'firstFrame', at: ['image_url'] }`. */
  slots: { role: string; index: number; at: (string | number)[] }[]
}

export interface Prepared {
  endpoint: string
  /** Kept with the operation, so it must stay small. */
  body: JsonObject
  /** Inputs that travel in the POST itself, where a vendor has no uploads; only in this process, never kept. */
  files?: readonly PreparedFile[]
  /** Signed addresses of inputs that the vendor fetches itself, by the input's asset; only in this process, never kept. */
  addresses?: ReadonlyMap<string, string>
}

export interface PreparedFile {
  /** Its place in the body. */
  at: (string | number)[]
  role: string
  assetId: string
  contentType: string
  content: Uint8Array<ArrayBuffer>
}

/** Plain JSON; we store it before we wait. Whatever `check`, `cancel` and `download` need is in it. */
export interface Ticket extends JsonObject {
  operationId: string
}

/** Our own mark on one submit: in the webhook's address, and in the request where the vendor has a field for it. */
export interface SubmitContext {
  nonce: string
  /** Where the vendor may call us back; absent when we have no public address. */
  webhookUrl?: string
  /**
   * Stores what the vendor answered with at once and returns its address (see `immediate.ts`). For vendors whose reply
   * is the file: it is safe before anything else happens.
   */
  keep(content: Uint8Array, contentType: string): Promise<string>
  /** Hears a text piece by piece while it is written. */
  onText?(piece: string): void
}

export interface OutputFile {
  kind: 'image' | 'video' | 'audio' | 'text'
  url: string
  contentType?: string
  /** The length that the vendor declares; a download of another length is broken. */
  bytes?: number
  /** When the vendor says when the address dies. */
  expiresAt?: string
}

export type ProviderStatus =
  | {
      state: 'pending'
      progress?: number
      queuePosition?: number
      note?: string
      /** The vendor asks to be left alone for so long. */
      lookAfterSeconds?: number
    }
  | { state: 'succeeded'; outputs: OutputFile[]; costMicroUsd?: MicroUsd; seed?: number }
  | { state: 'failed'; failure: ProviderFailure }
  | { state: 'moderated'; detail: string; billed: boolean; costMicroUsd?: MicroUsd }
  | { state: 'canceled' }
  /** The vendor knows nothing of it any more and took nothing for it, so it may be sent again. */
  | { state: 'lost'; detail: string }

/** `retry`: the same request may succeed later. `billed`: the vendor takes money for it all the same. */
export interface ProviderFailure {
  kind: 'invalid' | 'unavailable' | 'rate-limited' | 'unauthorized' | 'exhausted' | 'timeout' | 'internal'
  detail: string
  retry: boolean
  billed: boolean
  retryAfterSeconds?: number
}

/** Thrown by `prepare`, `submit`, `check`, `cancel`, `download`. `sent` tells whether the vendor may have begun (and billed). */
export class ProviderError extends Error {
  readonly failure: ProviderFailure
  readonly sent: 'no' | 'maybe' | 'refused'

  constructor(failure: ProviderFailure, sent: 'no' | 'maybe' | 'refused', options?: { cause?: unknown }) {
    super(failure.detail, options)
    this.name = 'ProviderError'
    this.failure = failure
    this.sent = sent
  }
}

export interface SubmitAttempt {
  nonce: string
  endpoint: string
  startedAt: Date
  prepared: Prepared
}

export interface WebhookNudge {
  /** The vendor's own id of the operation, when it names one. */
  operationId: string | null
}

/** `refused`: the vendor knows nothing of this key; false when it could not be asked. */
export type KeyVerdict = { ok: true; detail: string } | { ok: false; refused: boolean; detail: string }

/** A few words to a text model. */
export interface TextRequest {
  model: string
  instructions: string
  prompt: string
  maxOutputTokens: number
}

export interface Written {
  text: string
  /** `cut`: it ran into the limit. `withheld`: the vendor's filter stopped it. */
  ending: 'whole' | 'cut' | 'withheld'
  /** Null where the vendor does not say. */
  usage: { inputTokens: number | null; outputTokens: number | null }
}

export interface RemoteProvider {
  readonly kind: 'remote'
  readonly id: string
  /** How long a submit POST may take; a submit step's lease is always longer. Milliseconds. */
  readonly submitTimeoutMs: number
  /** For what people read; absent: the id. */
  readonly label?: string
  /** Requests a second that we allow ourselves with one key over all processes. */
  readonly requestsPerSecond: number
  /** Operations that one key may have at the vendor at once; absent: the vendor queues by itself. */
  readonly concurrency?: number
  prepare(request: CompiledRequest, inputs: ProviderInput[], signal: AbortSignal): Promise<Prepared>
  /** Exactly one POST, never repeated inside. */
  submit(prepared: Prepared, context: SubmitContext, signal: AbortSignal): Promise<Ticket>
  /** One look, never a loop. */
  check(ticket: Ticket, signal: AbortSignal): Promise<ProviderStatus>
  /** A thrown error means: ask again. "unknown" is for good, and "absent" only where the vendor's list is complete at once. */
  recover?(attempt: SubmitAttempt, signal: AbortSignal): Promise<Ticket | 'absent' | 'unknown'>
  cancel?(ticket: Ticket, signal: AbortSignal): Promise<'canceled' | 'too late'>
  download(output: OutputFile, signal: AbortSignal): Promise<Readable>
  /** Verifies the signature; throws ProviderError (`invalid`) on a forged or stale call. */
  parseWebhook?(
    headers: Record<string, string | undefined>,
    rawBody: Uint8Array,
    signal: AbortSignal,
  ): Promise<WebhookNudge>
  /** The ticket of an operation known only by the vendor's id, learnt from a late webhook. */
  adopt?(endpoint: string, operationId: string): Ticket
  /** Vendors of text models: one call at once, for somebody who waits. Throws ProviderError. */
  write?(request: TextRequest, onText: (piece: string) => void, signal: AbortSignal): Promise<Written>
  /** Where the account has voices of its own, and may clone some. */
  readonly voices?: VoiceDesk
  /** Where people's own graphs are run. */
  readonly workflows?: WorkflowDesk
  testKey(signal: AbortSignal): Promise<KeyVerdict>
}

/** An input of inline work, as a file on this machine. */
export interface InputFile {
  role: string
  assetId: string
  contentType: string
  path: string
  /** When each word in it is said, where that is known. */
  words?: SpokenWords | undefined
}

/** A small, quick version of a video, to be looked at while the real one is made. */
export interface PreviewFile {
  /** Inside `scratch`; it stays until the work is over. */
  path: string
  contentType: string
  width: number
  height: number
}

export interface PreviewDesk {
  show(preview: PreviewFile): void
  /** It could not be made; the work goes on. */
  failed(error: unknown): void
}

export interface InlineContext {
  inputs: InputFile[]
  /** An empty folder of this attempt; it is removed afterwards. */
  scratch: string
  /** 0–1; may be called often. */
  onProgress(fraction: number): void
  /** A sentence about the way of the work, for the job's record. */
  onNote?(note: string): void
  /** Absent or null: nobody would look at a preview. */
  preview?: PreviewDesk | null
  signal: AbortSignal
}

export interface InlineOutput {
  kind: 'image' | 'video' | 'audio'
  /** A finished file inside `scratch`. */
  path: string
  contentType: string
  /** What the engine understood, drew or left out; shown to the user, kept with the asset. */
  facts?: JsonObject
  /** It was there from before; nothing was made. */
  fromCache?: boolean
}

export interface InlineProvider {
  readonly kind: 'inline'
  readonly id: string
  /** Deterministic: the same request and inputs give the same bytes. */
  render(request: CompiledRequest, context: InlineContext): Promise<InlineOutput[]>
}
