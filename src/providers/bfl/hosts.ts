/** Where Black Forest Labs live. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface BflHosts {
  api: string
  /** Where the vendor says to look, which gets our key; null when it is not the vendor's. */
  look(url: string): string | null
  /** The address of a file, called without the key: a proxy takes it over, else it must be https. */
  file(url: string): string | null
  /** The vendor calls back by https only. */
  webhook(url: string): boolean
}

export function bflHosts(baseUrl?: string): BflHosts {
  if (baseUrl === undefined) {
    const secure = (url: string) => (parse(url)?.protocol === 'https:' ? url : null)
    return {
      api: 'https://api.bfl.ai/v1',
      look: (url) => (isTheirs(parse(url)) ? url : null),
      file: secure,
      webhook: (url) => secure(url) !== null,
    }
  }
  const { origin } = new URL(baseUrl)
  const moved = (url: string) => {
    const target = parse(url)
    return target ? `${origin}${target.pathname}${target.search}` : null
  }
  return { api: `${origin}/v1`, look: moved, file: moved, webhook: () => true }
}

const parse = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

/** Work lies in one of several regions, each with a host of its own. */
function isTheirs(url: URL | null): boolean {
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '') return false
  return url.hostname === 'bfl.ai' || url.hostname.endsWith('.bfl.ai')
}
