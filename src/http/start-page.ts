import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DailiesError } from '#kernel/errors.ts'
import { type PublicFile, publicFile, sendPublic } from './public-file.ts'
import type { SessionGuard } from './session-guard.ts'

export interface StartPageOptions {
  folder: string
  publicUrl: string
  guard: SessionGuard
  hasOwner(): Promise<boolean>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
}

/** What strangers and search engines see: the start page, and what tells robots about it. */
export async function serveStartPage(app: FastifyInstance, options: StartPageOptions): Promise<void> {
  const origin = new URL(options.publicUrl).origin
  const read = (name: string) => readPublicFile(join(options.folder, name), origin)
  const hide = { schema: { hide: true } }
  const start = await read('start.html')
  let owned = false

  app.get('/', hide, async (request, reply) => {
    reply.header('cache-control', 'private, no-cache')
    owned ||= await options.hasOwner()
    if (!owned) return reply.redirect('/signin', 302)
    if (await isSignedIn(options.guard, request, reply)) return reply.redirect('/home', 302)
    return sendPublic(start, request, reply)
  })
  for (const name of ['robots.txt', 'sitemap.xml']) {
    const file = await read(name)
    app.get(`/${name}`, hide, (request, reply) =>
      sendPublic(file, request, reply.header('cache-control', 'no-cache')),
    )
  }
}

async function isSignedIn(guard: SessionGuard, request: FastifyRequest, reply: FastifyReply) {
  try {
    await guard.person(request, reply)
    return true
  } catch (error) {
    if (error instanceof DailiesError && error.code === 'unauthenticated') return false
    throw error
  }
}

async function readPublicFile(path: string, origin: string): Promise<PublicFile> {
  const type = types[extname(path)] ?? 'application/octet-stream'
  return publicFile(await readFile(path, 'utf8'), type, origin, 9)
}
