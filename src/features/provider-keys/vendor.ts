import type { RemoteProvider } from '#providers/spec/provider.ts'
import { ProviderKeyErrors } from './errors.ts'

/** A vendor whose keys people may bring. */
export interface Vendor {
  id: string
  label: string
  /** Where it hands out keys. */
  keysUrl: string
  /** The environment has a key of the studio for it, which wins over one in the database. */
  studio: boolean
  /** The end of that key. */
  lastFour: string | null
  /** 500 unless told otherwise. */
  maxKeyChars?: number
  open(key: string): RemoteProvider
}

export function vendorOf(vendors: readonly Vendor[], id: string): Vendor {
  const vendor = vendors.find((one) => one.id === id)
  if (vendor === undefined) throw ProviderKeyErrors.not_found({ detail: `There is no provider ${id}.` })
  return vendor
}
