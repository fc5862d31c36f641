/** Where Replicate lives. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface ReplicateHosts {
  api: string
  /** The next page of a list, as Replicate names it; null when it is not Replicate's. */
  page(url: string): string | null
  /** The address of a file, and whether it is one that gets our key; null when it is no address to fetch. */
  file(url: string): { url: string; authorized: boolean } | null
  /** Replicate refuses a webhook that is not https. */
  webhook(url: string): boolean
}

export function replicateHosts(baseUrl?: string): ReplicateHosts {
  if (baseUrl === undefined) {
    const api = 'https://api.replicate.com/v1'
    return {
      api,
      page: (url) => (parse(url)?.origin === 'https://api.replicate.com' ? url : null),
      file: (url) => {
        const target = parse(url)
        return target?.protocol === 'https:' ? { url, authorized: servesFiles(target) } : null
      },
      webhook: (url) => parse(url)?.protocol === 'https:',
    }
  }
  const { origin } = new URL(baseUrl)
  const moved = (url: string) => {
    const target = parse(url)
    return target ? `${origin}${target.pathname}${target.search}` : null
  }
  return {
    api: `${origin}/v1`,
    page: moved,
    file: (url) => {
      const target = moved(url)
      return target === null ? null : { url: target, authorized: true }
    },
    webhook: () => true,
  }
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}

function servesFiles(url: URL): boolean {
  if (url.port !== '' || url.username !== '') return false
  const { hostname } = url
  return hostname === 'replicate.delivery' || hostname.endsWith('.replicate.delivery')
}
