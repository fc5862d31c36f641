import type { RemoteProvider } from './provider.ts'

/** What a vendor's adapter is opened with. */
export interface VendorAccess {
  key: string
  /** Stands in for every host of the vendor; absent: its own. */
  baseUrl?: string
  submitTimeoutMs: number
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
  open(access: VendorAccess): RemoteProvider
}
