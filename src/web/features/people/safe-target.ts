const home = '/home'
const beforeSignIn = ['/signin', '/forgot-password', '/reset-password']

/** Where to go after signing in: a page of this studio, whatever the address bar asked for. */
export function safeTarget(to: string | undefined, origin: string): string {
  // A backslash counts as a slash to browsers, and "//host" is another host.
  if (to === undefined || !to.startsWith('/') || /^\/[/\\]/.test(to)) return home
  const url = URL.parse(to, origin)
  if (url === null || url.origin !== origin || url.pathname === '/') return home
  return beforeSignIn.includes(url.pathname) ? home : `${url.pathname}${url.search}${url.hash}`
}
