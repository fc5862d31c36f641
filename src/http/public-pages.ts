import type { FastifyInstance } from 'fastify'
import { remember } from '#kernel/remember.ts'
import { type PublicFile, publicFile, sendPublic } from './public-file.ts'

/** Pages for everybody that change: prices, and how engines do. Null: there is none at this address. */
export type RenderPage = (path: string) => Promise<string | null>

const freshMs = 10_000
const longestPath = 80

/** Rendered once in ten seconds at most, whoever asks and however often. */
export async function servePublicPages(
  app: FastifyInstance,
  publicUrl: string,
  render: RenderPage,
): Promise<void> {
  const origin = new URL(publicUrl).origin
  const page = remember(freshMs, async (path): Promise<PublicFile | null> => {
    const html = await render(path)
    return html === null ? null : publicFile(html, 'text/html; charset=utf-8', origin, 5)
  })
  for (const url of ['/engines', '/engines/:id', '/status']) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      const [path = ''] = request.url.split('?', 1)
      const file = path.length > longestPath ? null : await page(path)
      if (file === null) return reply.callNotFound()
      return sendPublic(file, request, reply.header('cache-control', `public, max-age=${freshMs / 1000}`))
    })
  }
}
