import { type VendorHosts, vendorHosts } from '../spec/vendor-hosts.ts'

export interface KlingHosts extends VendorHosts {
  /** Whether Kling can fetch an input from there. */
  reaches(url: string): boolean
}

export function klingHosts(baseUrl?: string): KlingHosts {
  const hosts = vendorHosts('https://api-singapore.klingai.com', baseUrl)
  return { ...hosts, reaches: (url) => hosts.file(url) !== null }
}
