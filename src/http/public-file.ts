import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** The pages are built before anybody knows where the studio will stand. */
const builtFor = 'https://studio.invalid'

/** A page for everybody: compressed once, sent to all. */
export interface PublicFile {
  type: string
  etag: string
  bodies: { br: Buffer; gzip: Buffer; identity: Buffer }
}

export async function publicFile(
  text: string,
  type: string,
  origin: string,
  quality: number,
): Promise<PublicFile> {
  const bytes = Buffer.from(text.replaceAll(builtFor, origin))
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    promisify(gzip)(bytes, { level: quality }),
  ])
  return {
    type,
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    bodies: { br, gzip: zipped, identity: bytes },
  }
}

export function sendPublic(file: PublicFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
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
