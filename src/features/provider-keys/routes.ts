import { z } from 'zod'
import { ProviderKey, ProviderKeyInput } from '#contract/provider-key.ts'
import { noContent, type Route, route } from '#http/route.ts'
import type { ProviderKeys } from './keys.ts'

const tags = ['Provider keys']
const ByProvider = z.object({ provider: z.string().max(32) })
/** Each try asks a vendor; nobody should test keys by the thousand here. */
const rateLimit = { name: 'provider-keys', limit: 20, windowSeconds: 60 }

export function providerKeyRoutes(keys: ProviderKeys): Route[] {
  return [
    route({
      method: 'GET',
      path: '/provider-keys',
      summary: 'The vendors, and whether the studio and this workspace have a key for each',
      tags,
      auth: 'session',
      replies: { 200: z.object({ items: z.array(ProviderKey) }) },
      handle: async ({ actor }) => ({ items: await keys.list(actor.workspaceId) }),
    }),
    route({
      method: 'PUT',
      path: '/provider-keys/:provider',
      summary: 'Bring a key of your own: tested with its vendor, then kept sealed and never shown again',
      tags,
      auth: 'session',
      atLeast: 'admin',
      params: ByProvider,
      body: ProviderKeyInput,
      replies: { 200: ProviderKey },
      rateLimit,
      handle: ({ actor, params, body }) => keys.put(actor, params.provider, body.key),
    }),
    route({
      method: 'POST',
      path: '/provider-keys/:provider/test',
      summary: 'Ask the vendor about the key again',
      tags,
      auth: 'session',
      atLeast: 'admin',
      params: ByProvider,
      replies: { 200: ProviderKey },
      rateLimit,
      handle: ({ actor, params }) => keys.testAgain(actor.workspaceId, params.provider),
    }),
    route({
      method: 'DELETE',
      path: '/provider-keys/:provider',
      summary: 'Remove the own key; takes that run on it stop until there is one again',
      tags,
      auth: 'session',
      atLeast: 'admin',
      params: ByProvider,
      replies: { 204: noContent },
      handle: ({ actor, params }) => keys.remove(actor.workspaceId, params.provider),
    }),
  ]
}
