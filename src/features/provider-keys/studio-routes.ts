import { z } from 'zod'
import { ProviderKeyInput } from '#contract/provider-key.ts'
import { StudioKey, StudioLimits } from '#contract/studio-key.ts'
import { noContent, type Route, route } from '#http/route.ts'
import type { StudioKeys } from './studio-keys.ts'

const tags = ['Studio']
const ByProvider = z.object({ provider: z.string().max(32) })
/** Each try asks a vendor. */
const rateLimit = { name: 'studio-keys', limit: 20, windowSeconds: 60 }
const ofOwner = { tags, auth: 'owner', workspace: false } as const

export function studioKeyRoutes(keys: StudioKeys): Route[] {
  return [
    route({
      ...ofOwner,
      method: 'GET',
      path: '/studio-keys',
      summary: 'The vendors, the studio’s key for each and its limits; for the owner of the studio',
      replies: { 200: z.object({ items: z.array(StudioKey) }) },
      handle: async () => ({ items: await keys.list() }),
    }),
    route({
      ...ofOwner,
      method: 'PUT',
      path: '/studio-keys/:provider',
      summary: 'Give the studio a key: tested with its vendor, then kept sealed and never shown again',
      params: ByProvider,
      body: ProviderKeyInput,
      replies: { 200: StudioKey },
      rateLimit,
      handle: ({ actor, params, body }) => keys.put(actor, params.provider, body.key),
    }),
    route({
      ...ofOwner,
      method: 'POST',
      path: '/studio-keys/:provider/test',
      summary: 'Ask the vendor about the studio’s key',
      params: ByProvider,
      replies: { 200: StudioKey },
      rateLimit,
      handle: ({ params }) => keys.test(params.provider),
    }),
    route({
      ...ofOwner,
      method: 'PUT',
      path: '/studio-keys/:provider/limits',
      summary: 'Say what the studio’s key may do at its vendor; null follows the vendor’s first tier',
      params: ByProvider,
      body: StudioLimits,
      replies: { 200: StudioKey },
      handle: ({ params, body }) => keys.setLimits(params.provider, body),
    }),
    route({
      ...ofOwner,
      method: 'DELETE',
      path: '/studio-keys/:provider',
      summary: 'Take the studio’s key away; its engines stop until there is one again',
      params: ByProvider,
      replies: { 204: noContent },
      handle: ({ params }) => keys.remove(params.provider),
    }),
  ]
}
