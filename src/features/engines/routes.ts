import { z } from 'zod'
import { type EngineHealth, payerOf, whyUnserved } from '#catalog/choose.ts'
import type { Engine } from '#catalog/engine.ts'
import { judge } from '#catalog/health.ts'
import { cameraPresets } from '#catalog/presets/camera.ts'
import { stylePresets } from '#catalog/presets/styles.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { PublicEngine, publicEngine } from '#catalog/public.ts'
import { StudioStatus } from '#contract/engine-status.ts'
import { type Route, route } from '#http/route.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { hasPrice, priceStage } from '#pricing/price.ts'
import { RateCard } from '#pricing/rate-card.ts'
import { studioStatus } from './studio-status.ts'

export interface EngineDeps {
  /** The catalog's engines, and the workspace's own. */
  engines(workspaceId: string): Promise<readonly Engine[]>
  health(workspaceId: string): Promise<EngineHealth>
  studioHealth(): Promise<EngineHealth>
  rateCard(): Promise<RateCard>
}

const tags = ['Engines']
/** What is measured is no fresher either. */
const statusSeconds = 5
/** Presets are data for browsers and clients: the whole record, as the catalog has it. */
const Preset = z.looseObject({ id: z.string(), label: z.string() })

export function engineRoutes(deps: EngineDeps): Route[] {
  const show = async (list: readonly Engine[], workspaceId: string): Promise<PublicEngine[]> => {
    const [health, rateCard] = await Promise.all([deps.health(workspaceId), deps.rateCard()])
    return list.map((engine) => {
      const own = engine.routes.some(({ provider }) => payerOf(provider, health) === 'workspace')
      return publicEngine(engine, {
        unavailable: hasPrice(rateCard, engine) ? whyUnserved(engine, health) : 'no-price',
        ownKey: own,
        status: health.live?.get(engine.id) ?? judge(undefined, false),
        priceOf: (priced, mode, request) => {
          if (!hasPrice(rateCard, priced) || vendorCost(priced.price.cost, request) === null) return null
          const price = priceStage(rateCard, priced, mode, request, '', own ? 'workspace' : 'studio')
          return { label: price.lines[0]?.label ?? priced.label, credits: price.credits }
        },
      })
    })
  }
  return [
    route({
      method: 'GET',
      path: '/engines',
      summary: 'List engines with limits, price example and expected time',
      tags,
      auth: 'session',
      revalidated: true,
      replies: { 200: z.object({ items: z.array(PublicEngine) }) },
      handle: async ({ actor }) => ({
        items: await show(await deps.engines(actor.workspaceId), actor.workspaceId),
      }),
    }),
    route({
      method: 'GET',
      path: '/engines/:id',
      summary: 'Get an engine',
      tags,
      auth: 'session',
      revalidated: true,
      params: z.object({ id: z.string().max(64) }),
      replies: { 200: PublicEngine },
      handle: async ({ actor, params }) => {
        const all = await deps.engines(actor.workspaceId)
        const engine = all.find(({ id }) => id === params.id)
        const [shown] = engine === undefined ? [] : await show([engine], actor.workspaceId)
        if (shown === undefined) throw CommonErrors.not_found({ detail: `There is no engine ${params.id}.` })
        return shown
      },
    }),
    route({
      method: 'GET',
      path: '/status/engines',
      summary: 'How the engines of this studio do now; for everybody',
      tags,
      auth: 'none',
      replies: { 200: StudioStatus },
      rateLimit: { name: 'status', limit: 60, windowSeconds: 60 },
      handle: async ({ reply }) => {
        reply.header('cache-control', `public, max-age=${statusSeconds}`)
        return studioStatus(await deps.studioHealth(), new Date())
      },
    }),
    route({
      method: 'GET',
      path: '/rate-card',
      summary: 'What the house charges, as data: a client can price a request as the server does',
      tags,
      auth: 'session',
      revalidated: true,
      workspace: false,
      replies: { 200: RateCard },
      handle: () => deps.rateCard(),
    }),
    route({
      method: 'GET',
      path: '/presets/camera',
      summary: 'List camera moves',
      tags,
      auth: 'session',
      revalidated: true,
      workspace: false,
      replies: { 200: z.object({ items: z.array(Preset) }) },
      handle: () => ({ items: cameraPresets.map((preset) => ({ ...preset })) }),
    }),
    route({
      method: 'GET',
      path: '/presets/styles',
      summary: 'List styles',
      tags,
      auth: 'session',
      revalidated: true,
      workspace: false,
      replies: { 200: z.object({ items: z.array(Preset) }) },
      handle: () => ({ items: stylePresets.map((style) => ({ ...style })) }),
    }),
  ]
}
