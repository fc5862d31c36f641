import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Names an answer by its bytes, and says 304 to a browser that has the very same. */
export async function revalidate(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
  const etag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`
  reply.headers({ etag, vary: 'cookie, x-workspace' })
  if (request.headers['if-none-match'] !== etag) return payload
  reply.code(304).removeHeader('content-type')
  return ''
}
