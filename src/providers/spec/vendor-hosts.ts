/** Where a vendor lives. With a base URL every host is that one origin, paths kept: for proxies and tests. */
export interface VendorHosts {
  /** Where its interface begins. */
  api: string
  /** The address of a file, called without the key: a proxy takes it over, else it must be https. */
  file(url: string): string | null
}

export function vendorHosts(own: string, baseUrl?: string): VendorHosts {
  if (baseUrl === undefined) {
    return {
      api: own,
      file: (url) => (URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null),
    }
  }
  const { origin } = new URL(baseUrl)
  return {
    api: `${origin}${new URL(own).pathname.replace(/\/$/, '')}`,
    file: (url) => {
      if (!URL.canParse(url)) return null
      const { pathname, search } = new URL(url)
      return `${origin}${pathname}${search}`
    },
  }
}
