import { type VendorHosts, vendorHosts } from '../spec/vendor-hosts.ts'

export interface GoogleHosts extends VendorHosts {
  /** Where an upload begins. */
  uploads: string
  /** Whether an address that `file` gave is one that gets our key. */
  isOurs(url: string): boolean
}

export function googleHosts(baseUrl?: string): GoogleHosts {
  const hosts = vendorHosts('https://generativelanguage.googleapis.com/v1', baseUrl)
  const { origin } = new URL(hosts.api)
  return { ...hosts, uploads: `${origin}/upload/v1/files`, isOurs: (url) => new URL(url).origin === origin }
}
