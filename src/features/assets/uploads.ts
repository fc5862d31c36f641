import { mkdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { and, eq } from 'drizzle-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { memberships } from '#db/schema/workspaces.ts'
import { type Actor, type MembershipRole, membershipRoles, type Person } from '#http/route.ts'
import type { SessionGuard } from '#http/session-guard.ts'
import { CommonErrors } from '#kernel/errors.ts'
import { isId, newId } from '#kernel/ids.ts'
import { StorageErrors } from '#storage/errors.ts'
import { assertProject } from './assets.ts'
import { AssetErrors } from './errors.ts'
import type { Intake, IntakeDeps } from './intake.ts'
import type { AssetRow } from './view.ts'

export interface UploadDeps extends IntakeDeps {
  guard: SessionGuard
  intake: Intake
  /** Where the pieces of unfinished uploads lie. */
  uploadsFolder: string
  maxBytes: number
  /** An upload that is not finished by then is dropped. */
  expireAfterHours: number
}

const base = '/api/v1/uploads'

/** What the studio itself keeps with an upload; a client's own metadata is `filename` and `projectId`. */
const Kept = z.object({
  workspaceId: z.string(),
  userId: z.string(),
  filename: z.string(),
  projectId: z.string().nullable(),
})
type Kept = z.infer<typeof Kept>
const Given = z.object({ filename: z.string().max(1000).catch(''), projectId: z.string().max(64).optional() })

/**
 * Resumable uploads by tus 1.0. An upload's id is its asset's id. The last piece is answered once the file is known to be
 * good and safely stored; a client that missed that answer asks by HEAD and learns that all is there.
 */
export function openUploads(deps: UploadDeps) {
  const { db, guard, intake, storage, maxBytes } = deps
  mkdirSync(deps.uploadsFolder, { recursive: true, mode: 0o711 })
  const store = new FileStore({
    directory: deps.uploadsFolder,
    expirationPeriodInMilliseconds: deps.expireAfterHours * 3_600_000,
  })
  const owners = new WeakMap<object, Kept>()
  const tus = new Server({
    path: base,
    datastore: store,
    maxSize: maxBytes,
    relativeLocation: true,
    // The file may be finished while its row is being written; the library decides about deleting.
    disableTerminationForFinishedUploads: true,
    // Only our own pages upload with a cookie.
    allowedOrigins: () => false,
    namingFunction: () => newId('asset'),
    async onUploadCreate(request) {
      const kept = owners.get(request)
      if (!kept) throw new Error('An upload was created past its guard')
      return { metadata: { ...kept } }
    },
  })

  const finishing = new Map<string, Promise<AssetRow>>()
  /** Takes a complete upload in, once at a time; a repeated call finds the row. */
  function finish(id: string): Promise<AssetRow> {
    const known = finishing.get(id)
    if (known) return known
    const work = take(id).finally(() => finishing.delete(id))
    finishing.set(id, work)
    return work
  }

  async function take(id: string): Promise<AssetRow> {
    const upload = await store.getUpload(id)
    const { workspaceId, userId, filename, projectId } = Kept.parse(upload.metadata)
    const path = `${deps.uploadsFolder}/${id}`
    const remove = () => store.remove(id)
    try {
      const file = { assetId: id, workspaceId, userId, projectId, name: filename, path }
      const asset = await intake.takeIn(file)
      intake.prepareLater(asset, path, remove)
      return asset
    } catch (error) {
      if ((await intake.rowOf(id))?.status === 'failed') await remove()
      throw error
    }
  }

  /** Throws unless the person may add to the workspace; others' uploads are not found. */
  async function assertMember(person: Person, workspaceId: string): Promise<void> {
    const [row] = await db
      .select({ role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, person.userId)))
    if (!row) throw CommonErrors.not_found()
    assertRole(row.role)
  }

  async function create(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const actor = await guard.actor(request, reply)
    assertRole(actor.role)
    const bytes = lengthOf(request.headers['upload-length'])
    if (bytes > maxBytes) {
      throw AssetErrors.payload_too_large({
        detail: `This file has ${inMegabytes(bytes)}; at most ${inMegabytes(maxBytes)} are taken.`,
      })
    }
    if (bytes === 0) throw AssetErrors.unsupported_media({ detail: 'This file is empty.' })
    // Once while it arrives, once where it stays.
    if (!(await storage.fits(bytes * 2))) throw StorageErrors.disk_full()
    const web = webRequest(request)
    owners.set(web, await keptOf(actor, request))
    return answer(await tus.handleWeb(web), request, reply)
  }

  async function keptOf(actor: Actor, request: FastifyRequest): Promise<Kept> {
    const { filename, projectId } = Given.parse(parseMetadata(request.headers['upload-metadata']))
    if (projectId !== undefined) await assertProject(db, actor.workspaceId, projectId)
    const { workspaceId, userId } = actor
    return { workspaceId, userId, filename, projectId: projectId ?? null }
  }

  async function goOn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const person = await guard.person(request, reply)
    const { id } = z.object({ id: z.string() }).parse(request.params)
    if (!isId('asset', id)) throw CommonErrors.not_found()
    const asset = (await finishing.get(id)?.catch(() => null)) ?? (await intake.rowOf(id))
    if (asset) {
      await assertMember(person, asset.workspaceId)
      if (request.method === 'HEAD') return sayComplete(asset, reply)
      throw CommonErrors.conflict({ detail: 'This upload is complete.' })
    }
    const upload = await store.getUpload(id).catch(() => null)
    const kept = Kept.safeParse(upload?.metadata)
    if (!upload || !kept.success) throw CommonErrors.not_found()
    await assertMember(person, kept.data.workspaceId)
    return answer(await tus.handleWeb(webRequest(request)), request, reply)
  }

  /** Hands tus's answer on; the piece that completes the file first has to find it good. */
  async function answer(
    response: Response,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const id = (response.headers.get('location') ?? request.url).split('?', 1)[0]?.split('/').at(-1) ?? ''
    if (response.ok && request.method !== 'DELETE' && (await isComplete(id))) await finish(id)
    for (const [name, value] of response.headers) {
      if (!/^(access-control-|content-length|connection)/.test(name)) reply.header(name, value)
    }
    if (response.status === 413) throw AssetErrors.payload_too_large()
    return reply.code(response.status).send(response.body === null ? undefined : await response.text())
  }

  async function isComplete(id: string): Promise<boolean> {
    const upload = await store.getUpload(id).catch(() => null)
    return upload !== null && upload.offset === upload.size
  }

  return {
    async plugin(app: FastifyInstance): Promise<void> {
      await app.register(async (scope) => {
        scope.removeAllContentTypeParsers()
        // Pieces go to the disk as they come.
        scope.addContentTypeParser('*', (_request, _body, done) => done(null))
        scope.options(base, (request, reply) => options(request, reply))
        scope.post(base, create)
        scope.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: `${base}/:id`, handler: goOn })
      })
    },
    /** Finishes what was complete when the process died, and drops what has expired. */
    async resume(): Promise<void> {
      for (const id of await readdir(deps.uploadsFolder)) {
        if (!isId('asset', id) || !(await isComplete(id))) continue
        await finish(id).catch((error) =>
          deps.log.warn({ err: error, assetId: id }, 'an upload could not be finished'),
        )
      }
      await tus.cleanUpExpiredUploads()
    },
  }

  async function options(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const response = await tus.handleWeb(webRequest(request))
    return answer(response, request, reply)
  }
}

function assertRole(role: MembershipRole): void {
  if (membershipRoles.indexOf(role) >= membershipRoles.indexOf('member')) return
  throw CommonErrors.forbidden({ detail: `This needs the role member; yours is ${role}.` })
}

function sayComplete(asset: AssetRow, reply: FastifyReply): FastifyReply {
  reply.headers({
    'tus-resumable': '1.0.0',
    'cache-control': 'no-store',
    'upload-offset': asset.bytes,
    'upload-length': asset.bytes,
  })
  return reply.code(200).send()
}

function webRequest(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  const { method } = request
  const url = new URL(request.url, 'http://uploads.invalid')
  if (method !== 'POST' && method !== 'PATCH') return new Request(url, { method, headers })
  // Node's type and the browser's describe the same object; `duplex` is known to Node alone.
  const init = { method, headers, body: Readable.toWeb(request.raw) as ReadableStream, duplex: 'half' }
  return new Request(url, init)
}

function lengthOf(header: string | string[] | undefined): number {
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  throw CommonErrors.validation_failed({
    errors: [
      { path: 'headers.upload-length', code: 'required', message: 'Say how many bytes the file has.' },
    ],
  })
}

/** `key base64,key base64`; pairs that cannot be read are left out. */
function parseMetadata(header: string | string[] | undefined): Record<string, string> {
  const pairs = (typeof header === 'string' ? header : '').split(',').map((pair) => pair.trim().split(' '))
  return Object.fromEntries(
    pairs.flatMap(([key, value]) =>
      key && value ? [[key, Buffer.from(value, 'base64').toString('utf8')]] : [],
    ),
  )
}

const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1024 ** 2)} MB`
