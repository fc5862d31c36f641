import { z } from 'zod'
import { noContent, type Route, route } from '#http/route.ts'
import { receiveWebhook } from '#jobs/webhook.ts'
import type { GenerationDeps } from './deps.ts'

/** Where vendors call us back. The nonce in the address is ours, one a submit; the signature is the vendor's. */
export function providerWebhookRoutes({
  machine,
  gateway,
}: Pick<GenerationDeps, 'machine' | 'gateway'>): Route[] {
  return [
    route({
      method: 'POST',
      path: '/provider-webhooks/:provider/:nonce',
      summary: "A vendor's nudge: the next look at its operation is now",
      tags: ['Webhooks'],
      auth: 'none',
      rawBody: true,
      bodyLimitBytes: 4 * 1024 * 1024,
      params: z.object({ provider: z.string().max(32), nonce: z.string().max(64) }),
      replies: { 204: noContent },
      rateLimit: { name: 'webhooks', limit: 600, windowSeconds: 60 },
      handle: async ({ params, rawBody, request, reply }) => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value[0] : value,
          ]),
        )
        await receiveWebhook(machine, gateway, { ...params, headers, rawBody })
        return reply.status(204).send()
      },
    }),
  ]
}
