/** Where Runway lives. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface RunwayHosts {
  /** The only address that is called with our key. */
  api: string
  /** The address of a file or of an upload, called without the key: a proxy takes it over, else it must be https. */
  file(url: string): string | null
}

export function runwayHosts(baseUrl?: string): RunwayHosts {
  const parse = (url: string) => (URL.canParse(url) ? new URL(url) : null)
  if (baseUrl === undefined) {
    return {
      api: 'https://api.dev.runwayml.com/v1',
      file: (url) => (parse(url)?.protocol === 'https:' ? url : null),
    }
  }
  const { origin } = new URL(baseUrl)
  return {
    api: `${origin}/v1`,
    file: (url) => {
      const target = parse(url)
      return target ? `${origin}${target.pathname}${target.search}` : null
    },
  }
}
