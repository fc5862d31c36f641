import type { RemoteProvider } from './provider.ts'

/** What a vendor's adapter is opened with. */
export interface VendorAccess {
  key: string
  /** Stands in for every host of the vendor; absent: its own. */
  baseUrl?: string
  submitTimeoutMs: number
  /** How it is reached; absent: as everything is, and without sockets. */
  net?: Net
}

/** The ways out of the house, for vendors whose address people name. */
export interface Net {
  fetch: typeof fetch
  socket(url: string, headers: Record<string, string>): Socket
}

export interface Socket {
  addEventListener(type: 'message', heard: (event: { data: unknown }) => void): void
  addEventListener(type: 'close' | 'error', ended: () => void): void
  close(): void
}

/** All that the house has to know of a vendor: how people call it, where its settings are, how it is reached. */
export interface RemoteVendor {
  /** As the routes of engines name it. */
  id: string
  label: string
  /** Where it hands out keys. */
  keysUrl: string
  /** The variable with the studio's own key. */
  keyVariable: string
  /** What such a key looks like, for `.env.example`. */
  keyExample: string
  /** How long a key may be; 500 unless told otherwise. */
  maxKeyChars?: number
  baseUrlVariable: string
  /** It takes no key: its address alone turns it on, for the whole studio. */
  keyless?: true
  /** Its key is the address of a server that people run themselves. */
  keyIsAddress?: true
  open(access: VendorAccess): RemoteProvider
}
