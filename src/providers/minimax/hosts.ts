/** Where MiniMax lives. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface MinimaxHosts {
  api: string
  /** The address of a file, called without the key: a proxy takes it over, else it must be https. */
  file(url: string): string | null
}

export function minimaxHosts(baseUrl?: string): MinimaxHosts {
  if (baseUrl === undefined) {
    return {
      api: 'https://api.minimax.io',
      file: (url) => (URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null),
    }
  }
  const { origin } = new URL(baseUrl)
  return {
    api: origin,
    file: (url) => {
      if (!URL.canParse(url)) return null
      const { pathname, search } = new URL(url)
      return `${origin}${pathname}${search}`
    },
  }
}
