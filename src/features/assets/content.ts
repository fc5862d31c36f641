import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CommonErrors } from '#kernel/errors.ts'
import type { Storage } from '#storage/storage.ts'
import { assertReady } from './assets.ts'
import { AssetErrors } from './errors.ts'
import { contentDisposition, downloadName } from './file-names.ts'
import { matchesEtag, parseRange } from './range.ts'
import type { AssetRow } from './view.ts'

const signedSeconds = 3600
/** Shorter than the signature lives, so that a cached redirect never leads to a dead address. */
const redirectSeconds = 1800

/** Bytes that strangers made, on our own origin: never guessed at, never run, never framed. */
const guards = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
}

export type AssetPart = 'content' | 'poster' | 'sprite' | 'peaks'

/** A file in the storage as it is handed out. */
export interface ServedFile {
  key: string
  contentType: string
  etag: string
}

function partOf(asset: AssetRow, part: AssetPart): ServedFile {
  const derived = (key: string | null, contentType: string): ServedFile => {
    if (key === null) throw CommonErrors.not_found({ detail: `This file has no ${part}.` })
    return { key, contentType, etag: `"${asset.sha256 ?? asset.id}-${part}"` }
  }
  switch (part) {
    case 'poster':
      return derived(asset.posterKey, 'image/webp')
    case 'sprite':
      return derived(asset.spriteKey, 'image/jpeg')
    case 'peaks':
      return derived(asset.peaksKey, 'application/json')
    case 'content':
      return { key: asset.storageKey, contentType: asset.contentType, etag: `"${asset.sha256 ?? asset.id}"` }
  }
}

export async function sendAsset(
  storage: Storage,
  asset: AssetRow,
  part: AssetPart,
  options: { download: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  assertReady(asset)
  return sendFile(storage, { ...partOf(asset, part), name: asset.name }, options, request, reply)
}

/**
 * Answers with the bytes (whole, a range, or not at all when the client has them) or, where the storage can sign, with a
 * redirect. What an id stands for never changes, so browsers may keep it; but not what is `passing` and soon gone.
 */
export async function sendFile(
  storage: Storage,
  file: ServedFile & { name: string },
  options: { download: boolean; passing?: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const name = downloadName(file.name, file.key)
  const url = await storage.signedUrl(file.key, {
    seconds: signedSeconds,
    ...(options.download ? { downloadName: name } : {}),
  })
  if (url !== null) {
    const keep = options.passing ? 'no-store' : `private, max-age=${redirectSeconds}`
    return reply.header('cache-control', keep).redirect(url, 302)
  }

  reply.headers({
    ...guards,
    etag: file.etag,
    'cache-control': options.passing ? 'private, no-cache' : 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'content-disposition': contentDisposition(options.download ? 'attachment' : 'inline', name),
  })
  if (matchesEtag(request.headers['if-none-match'], file.etag)) return reply.code(304).send()

  const stored = await storage.stat(file.key)
  if (stored === null) {
    throw CommonErrors.not_found({ detail: 'The bytes of this file are no longer in the storage.' })
  }
  // A client that holds another version's beginning must get the whole, never a splice of two.
  const condition = request.headers['if-range']
  const wanted = condition === undefined || condition === file.etag ? request.headers.range : undefined
  const range = parseRange(wanted, stored.bytes)
  if (range.kind === 'outside') {
    throw AssetErrors.range_not_satisfiable({ headers: { 'content-range': `bytes */${stored.bytes}` } })
  }
  reply.type(file.contentType)
  if (range.kind === 'part') {
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${stored.bytes}`)
    reply.header('content-length', range.end - range.start + 1)
  } else {
    reply.header('content-length', stored.bytes)
  }
  // An empty stream leaves our content-length alone; an empty body would set it to zero.
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  return reply.send(await storage.open(file.key, range.kind === 'part' ? range : undefined))
}
