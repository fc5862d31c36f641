import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DailiesError } from '#kernel/errors.ts'
import type { SessionGuard } from './session-guard.ts'

export interface StartPageOptions {
  folder: string
  publicUrl: string
  guard: SessionGuard
  hasOwner(): Promise<boolean>
}

/** The pages are built before anybody knows where the studio will stand. */
const builtFor = 'https://studio.invalid'
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
    return send(start, request, reply)
  })
  for (const name of ['robots.txt', 'sitemap.xml']) {
    const file = await read(name)
    app.get(`/${name}`, hide, (request, reply) =>
      send(file, request, reply.header('cache-control', 'no-cache')),
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

interface PublicFile {
  type: string
  etag: string
  bodies: { br: Buffer; gzip: Buffer; identity: Buffer }
}

async function readPublicFile(path: string, origin: string): Promise<PublicFile> {
  const text = Buffer.from((await readFile(path, 'utf8')).replaceAll(builtFor, origin))
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(text, { level: 9 }),
  ])
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
    bodies: { br, gzip: zipped, identity: text },
  }
}

function send(file: PublicFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.headers({ etag: file.etag, vary: 'accept-encoding, cookie' })
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const encoding = bestEncoding(String(request.headers['accept-encoding'] ?? ''))
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.type(file.type).send(file.bodies[encoding])
}

function bestEncoding(accepted: string): keyof PublicFile['bodies'] {
  const wanted = accepted.split(',').map((part) => part.trim())
  const takes = (name: string) =>
    wanted.some((part) => part === name || (part.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(part)))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}
