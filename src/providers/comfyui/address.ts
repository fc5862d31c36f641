/** Where a server is, and the headers that the proxy before it asks for. */
export interface ServerAddress {
  base: string
  headers: Record<string, string>
  /** What of it is never shown. */
  secrets: string[]
}

/**
 * Reads what stands for a key here: `http://192.168.1.5:8188`, with the headers of a proxy as a form behind a hash,
 * `https://gpu.example.com#authorization=Bearer%20token`. A name and password in the address are sent as Basic. Null when
 * it is no such address.
 */
export function readAddress(text: string, baseUrl?: string): ServerAddress | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const headers: Record<string, string> = {}
  const secrets: string[] = []
  if (url.password !== '') {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`
    secrets.push(decodeURIComponent(url.password), headers.authorization)
  }
  for (const [name, value] of new URLSearchParams(url.hash.slice(1))) {
    if (!isHeader(name, value)) return null
    headers[name.toLowerCase()] = value
    secrets.push(value, ...value.split(' ').slice(1))
  }
  const path = url.pathname.replace(/\/+$/, '')
  return { base: `${baseUrl === undefined ? url.origin : new URL(baseUrl).origin}${path}`, headers, secrets }
}

const isHeader = (name: string, value: string) => /^[\w-]+$/.test(name) && /^[\x20-\x7e]+$/.test(value)
