import type { FastifyRequest } from 'fastify'
import { HttpErrors } from './errors.ts'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The origins of the studio's own pages: the public one and, on loopback, its other names. */
export function ownOrigins(publicUrl: string): string[] {
  const url = new URL(publicUrl)
  if (!loopbackNames.includes(url.hostname)) return [url.origin]
  return loopbackNames.map((name) => `${url.protocol}//${name}${url.port ? `:${url.port}` : ''}`)
}

/**
 * A cookie is sent by the browser whoever asks, so a write that lives on it must come from our own pages. Browsers name
 * the origin of every such request; one that names none is refused too.
 */
export function assertOwnOrigin(request: FastifyRequest, origins: readonly string[]): void {
  if (safeMethods.has(request.method)) return
  const origin = request.headers.origin
  if (origin !== undefined && origins.includes(origin)) return
  throw HttpErrors.origin_refused({
    detail: `Requests that use the session cookie must send Origin: ${origins[0]}.`,
  })
}
