import { z } from 'zod'
import { Asset, AssetPatch, AssetQuery, SpokenWords, TextInput } from '#contract/asset.ts'
import { Lineage } from '#contract/lineage.ts'
import { pageOf } from '#contract/lists.ts'
import { Answer } from '#http/answer.ts'
import { noContent, type Route, raw, route } from '#http/route.ts'
import type { Storage } from '#storage/storage.ts'
import { type AssetStore, findAsset, listAssets, removeAsset, updateAsset } from './assets.ts'
import { type AssetPart, sendAsset } from './content.ts'
import { lineageOf } from './lineage.ts'
import { createText } from './texts.ts'
import { viewAsset } from './view.ts'
import { sendCaptions, spokenWords } from './words.ts'

const ById = z.object({ id: z.string().max(64) })
const Download = z.object({ download: z.enum(['0', '1']).default('0') })
const tags = ['Assets']

export function assetRoutes(store: AssetStore, storage: Storage): Route[] {
  const { db } = store
  const bytes = (part: AssetPart, contentType: string, summary: string) =>
    route({
      method: 'GET',
      path: `/assets/:id/${part}`,
      summary,
      tags,
      auth: 'session',
      workspace: false,
      params: ById,
      query: Download,
      // A page of a hundred posters is one look at the library, not a hundred requests of a person.
      rateLimit: { name: 'media', limit: 6000, windowSeconds: 60 },
      replies: {
        200: raw(contentType, 'The bytes; 206 with a range, 304 when unchanged'),
        302: raw('', 'Signed address, when an object store serves the bytes'),
      },
      handle: async ({ actor, params, query, request, reply }) =>
        sendAsset(
          storage,
          await findAsset(db, actor, params.id, 'viewer'),
          part,
          { download: query.download === '1' },
          request,
          reply,
        ),
    })

  return [
    route({
      method: 'GET',
      path: '/assets',
      summary: 'The library, newest first',
      tags,
      auth: 'session',
      query: AssetQuery,
      replies: { 200: pageOf(Asset) },
      handle: ({ actor, query }) => listAssets(db, actor.workspaceId, query),
    }),
    route({
      method: 'POST',
      path: '/assets/texts',
      summary: 'Keep a text, new or changed: a changed one is an asset of its own',
      tags,
      auth: 'session',
      body: TextInput,
      replies: { 201: Asset },
      bodyLimitBytes: 1024 ** 2,
      rateLimit: { name: 'texts', limit: 120, windowSeconds: 60 },
      handle: async ({ actor, body }) => new Answer(201, await createText(store, storage, actor, body)),
    }),
    route({
      method: 'GET',
      path: '/assets/:id',
      summary: 'One asset',
      tags,
      auth: 'session',
      workspace: false,
      params: ById,
      replies: { 200: Asset },
      handle: async ({ actor, params }) => viewAsset(await findAsset(db, actor, params.id, 'viewer')),
    }),
    route({
      method: 'PATCH',
      path: '/assets/:id',
      summary: 'Rename, tag, mark or move an asset',
      tags,
      auth: 'session',
      workspace: false,
      params: ById,
      body: AssetPatch,
      replies: { 200: Asset },
      handle: ({ actor, params, body }) => updateAsset(store, actor, params.id, body),
    }),
    route({
      method: 'DELETE',
      path: '/assets/:id',
      summary: 'Delete an asset',
      tags,
      auth: 'session',
      workspace: false,
      params: ById,
      replies: { 204: noContent },
      handle: ({ actor, params }) => removeAsset(store, actor, params.id),
    }),
    route({
      method: 'GET',
      path: '/assets/:id/lineage',
      summary: 'What an asset came from, and what was made from it',
      tags,
      auth: 'session',
      workspace: false,
      params: ById,
      replies: { 200: Lineage },
      handle: async ({ actor, params }) => lineageOf(db, await findAsset(db, actor, params.id, 'viewer')),
    }),
    route({
      method: 'GET',
      path: '/assets/:id/words',
      summary: 'When each word of a voice is said',
      tags,
      auth: 'session',
      workspace: false,
      params: ById,
      replies: { 200: SpokenWords },
      handle: async ({ actor, params }) => spokenWords(await findAsset(db, actor, params.id, 'viewer')),
    }),
    route({
      method: 'GET',
      path: '/assets/:id/captions',
      summary: 'What a voice says as WebVTT captions',
      tags,
      auth: 'session',
      workspace: false,
      params: ById,
      query: Download,
      replies: { 200: raw('text/vtt', 'The captions') },
      handle: async ({ actor, params, query, reply }) =>
        sendCaptions(await findAsset(db, actor, params.id, 'viewer'), query.download === '1', reply),
    }),
    bytes('content', 'application/octet-stream', "The asset's bytes, with ranges"),
    bytes('poster', 'image/webp', 'A still that stands for the asset'),
    bytes('sprite', 'image/jpeg', 'Small frames of a video, for scrubbing'),
    bytes('peaks', 'application/json', 'The waveform of the sound'),
  ]
}
