/** Where Kling lives. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface KlingHosts {
  api: string
  /** The address of a file, called without the key: a proxy takes it over, else it must be https. */
  file(url: string): string | null
  /** Whether Kling can fetch an input from there. */
  reaches(url: string): boolean
}

export function klingHosts(baseUrl?: string): KlingHosts {
  if (baseUrl === undefined) {
    const isHttps = (url: string) => URL.canParse(url) && new URL(url).protocol === 'https:'
    return {
      api: 'https://api-singapore.klingai.com',
      file: (url) => (isHttps(url) ? url : null),
      reaches: isHttps,
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
    reaches: (url) => URL.canParse(url),
  }
}
