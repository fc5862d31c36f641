/** Where fal lives. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface FalHosts {
  queue: string
  rest: string
  platform: string
  keySet: string
  /** The address to use for one that fal gave us and that we call with our key; null when it is not fal's. */
  trusted(url: string): string | null
  /** The address of a file, called without the key: a proxy takes it over, else it must be https. */
  file(url: string): string | null
}

export function falHosts(baseUrl?: string): FalHosts {
  if (baseUrl === undefined) {
    return {
      queue: 'https://queue.fal.run',
      rest: 'https://rest.fal.ai',
      platform: 'https://api.fal.ai/v1',
      keySet: 'https://rest.alpha.fal.ai/.well-known/jwks.json',
      trusted: (url) => (isFal(parse(url)) ? url : null),
      file: (url) => (parse(url)?.protocol === 'https:' ? url : null),
    }
  }
  const { origin } = new URL(baseUrl)
  const moved = (url: string) => {
    const target = parse(url)
    return target ? `${origin}${target.pathname}${target.search}` : null
  }
  return {
    queue: origin,
    rest: origin,
    platform: `${origin}/v1`,
    keySet: `${origin}/.well-known/jwks.json`,
    trusted: moved,
    file: moved,
  }
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}

/** The key goes to fal's own hosts by https and nowhere else, whatever a reply says. */
function isFal(url: URL | null): boolean {
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '') return false
  return url.hostname.endsWith('.fal.run') || url.hostname.endsWith('.fal.ai')
}
