import fileServer from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** The first word of every address of the app. Its router knows the rest. */
export const pagesOfApp = [
  'signin',
  'forgot-password',
  'reset-password',
  'home',
  'projects',
  'library',
  'assets',
  'jobs',
  'write',
  'wallet',
  'voices',
  'references',
  'settings',
  'try',
  'notifications',
] as const

/** Files below this are named after what they hold. */
const hashed = '/static/'
const year = 365 * 24 * 60 * 60
/** Never a page, whatever the browser says that it wants. */
const notPages = /^\/(api|docs|static|healthz|readyz|metrics)(\/|$)|\.[^/]*$/

/**
 * The built app: each file of the folder at its own address, compressed at build time, and index.html at the app's. The
 * files are listed once, so an address leads to one of them or nowhere.
 */
export async function serveApp(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fileServer, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/*.{br,gz}', '*.html', 'robots.txt', 'sitemap.xml', 'site/**'],
    setHeaders(reply, path) {
      const forever = path.slice(folder.length).startsWith(hashed)
      reply.header('cache-control', forever ? `public, max-age=${year}, immutable` : 'no-cache')
    },
  })
  for (const page of pagesOfApp) {
    for (const url of [`/${page}`, `/${page}/*`]) {
      app.get(url, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
    }
  }
}

/** A person who follows a dead link gets the app, which says so in words; a program gets a problem. */
export function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const [path = ''] = request.url.split('?', 1)
  return !notPages.test(path) && (request.headers.accept ?? '').includes('text/html')
}
