/** Where the Gemini API lives. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface GoogleHosts {
  api: string
  /** Where an upload begins. */
  uploads: string
  /** The address that takes the bytes of an upload, called without the key; null when it is none to call. */
  upload(url: string): string | null
  /** The address of a file, and whether it is one that gets our key; null when it is no address to fetch. */
  file(url: string): { url: string; authorized: boolean } | null
}

const home = 'https://generativelanguage.googleapis.com'

export function googleHosts(baseUrl?: string): GoogleHosts {
  if (baseUrl === undefined) {
    const https = (url: string) => (parse(url)?.protocol === 'https:' ? url : null)
    return {
      api: `${home}/v1`,
      uploads: `${home}/upload/v1/files`,
      upload: https,
      file: (url) => (https(url) === null ? null : { url, authorized: parse(url)?.origin === home }),
    }
  }
  const { origin } = new URL(baseUrl)
  const moved = (url: string) => {
    const target = parse(url)
    return target ? `${origin}${target.pathname}${target.search}` : null
  }
  return {
    api: `${origin}/v1`,
    uploads: `${origin}/upload/v1/files`,
    upload: moved,
    file: (url) => {
      const target = moved(url)
      return target === null ? null : { url: target, authorized: true }
    },
  }
}

const parse = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)
