import { type VendorHosts, vendorHosts } from '../spec/vendor-hosts.ts'

export interface BflHosts extends VendorHosts {
  /** Where the vendor says to look, which gets our key; null when it is not the vendor's. */
  look(url: string): string | null
  /** The vendor calls back by https only. */
  webhook(url: string): boolean
}

export function bflHosts(baseUrl?: string): BflHosts {
  const hosts = vendorHosts('https://api.bfl.ai/v1', baseUrl)
  const itself = baseUrl === undefined
  return {
    ...hosts,
    look: (url) => (itself && !isTheirs(url) ? null : hosts.file(url)),
    webhook: (url) => !itself || new URL(url).protocol === 'https:',
  }
}

/** Work lies in one of several regions, each with a host of its own. */
function isTheirs(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, username } = new URL(url)
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return hostname === 'bfl.ai' || hostname.endsWith('.bfl.ai')
}
