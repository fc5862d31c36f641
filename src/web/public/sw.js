// Lets the app open without a network: its page and its hashed files, never an answer of the API.
const shellCache = 'dailies-shell-1'
const shell = '/home'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shellCache)
      .then((cache) => cache.addAll([shell, '/theme.js', '/favicon.svg']))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const others = caches.keys().then((names) => names.filter((name) => name !== shellCache))
  event.waitUntil(
    others
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && isAppPage(url.pathname)) event.respondWith(pageOrShell(request))
  else if (url.pathname.startsWith('/static/')) event.respondWith(keptFile(request))
  else if (url.pathname === '/theme.js') event.respondWith(freshOrKept(request))
})

const appPages = /^\/(home|projects|library|assets|jobs|wallet|settings|notifications|signin)(\/|$)/
const isAppPage = (path) => appPages.test(path)

/** The newest page; without a network the last one, whose own start then shows what it can. */
async function pageOrShell(request) {
  const cache = await caches.open(shellCache)
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(shell, response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(shell)
    if (kept) return kept
    throw error
  }
}

/** A hashed file never changes, so the first copy is the last. Those that no page names any more go with their age. */
async function keptFile(request) {
  const cache = await caches.open(shellCache)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) {
    await cache.put(request, response.clone())
    await trim(cache)
  }
  return response
}

async function freshOrKept(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(request)
    if (kept) return kept
    throw error
  }
}

const mostFiles = 240
async function trim(cache) {
  const keys = await cache.keys()
  const files = keys.filter(({ url }) => new URL(url).pathname.startsWith('/static/'))
  await Promise.all(files.slice(0, Math.max(0, files.length - mostFiles)).map((key) => cache.delete(key)))
}
