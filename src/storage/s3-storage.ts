import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { z } from 'zod'
import { asStorageError, StorageErrors } from './errors.ts'
import { checkedKey } from './keys.ts'
import { openPlain } from './plain-file.ts'
import type { PutOptions, Storage } from './storage.ts'

const Query = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).optional(),
  region: z.string().min(1).default('auto'),
  accessKeyId: z.string().min(1).optional(),
  secretAccessKey: z.string().min(1).optional(),
  sessionToken: z.string().min(1).optional(),
  pathStyle: z.enum(['true', 'false']).optional(),
})

interface Place {
  bucket: string
  prefix: string
  client: S3ClientConfig
}

/** Reads `s3://bucket/prefix?endpoint=…&region=…&accessKeyId=…&secretAccessKey=…`. Throws `bad_storage_url`. */
export function parseS3Url(text: string): Place {
  const url = URL.canParse(text) ? new URL(text) : null
  const query = Query.safeParse(Object.fromEntries(url?.searchParams ?? []))
  if (!url?.hostname || !query.success) {
    const why = query.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw StorageErrors.bad_storage_url({ detail: `STORAGE_URL is not valid${why ? ` (${why})` : ''}.` })
  }
  const { endpoint, region, accessKeyId, secretAccessKey, sessionToken, pathStyle } = query.data
  const ownEndpoint = endpoint ?? process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL
  return {
    bucket: url.hostname,
    prefix: url.pathname
      .split('/')
      .filter(Boolean)
      .map((part) => `${part}/`)
      .join(''),
    client: {
      region: region === 'auto' && !ownEndpoint ? (process.env.AWS_REGION ?? 'us-east-1') : region,
      // MinIO, Ceph and test servers have no host name a bucket.
      forcePathStyle: pathStyle ? pathStyle === 'true' : ownEndpoint !== undefined,
      ...(ownEndpoint ? { endpoint: ownEndpoint } : {}),
      // Newer checksums by default are refused by several servers that speak S3.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(accessKeyId && secretAccessKey
        ? { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
        : {}),
    },
  }
}

const partBytes = 8 * 1024 ** 2

/** Objects in any S3. Large ones go up in parts, four at a time; an upload that breaks is aborted and leaves nothing. */
export function createS3Storage(storageUrl: string): Storage {
  const { bucket, prefix, client: config } = parseS3Url(storageUrl)
  const client = new S3Client(config)
  const at = (key: string) => ({ Bucket: bucket, Key: prefix + checkedKey(key) })

  async function upload(key: string, body: Readable, { contentType }: PutOptions): Promise<void> {
    const params = { ...at(key), Body: body, ContentType: contentType }
    const work = new Upload({ client, params, partSize: partBytes, queueSize: 4, leavePartsOnError: false })
    // The uploader reads to the end of a stream that was destroyed as if it were whole; the error must stop it.
    body.once('error', () => void work.abort())
    await answered(work.done())
    if (body.errored) throw body.errored
  }

  return {
    async putFile(key, path, options) {
      await using file = await openPlain(path)
      await upload(key, file.createReadStream({ autoClose: false }), options)
    },
    async putStream(key, stream, options) {
      let bytes = 0
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length
          done(null, chunk)
        },
      })
      await Promise.all([pipeline(stream, counter), upload(key, counter, options)])
      return { bytes }
    },
    async open(key, range) {
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined
      const reply = await answered(
        client.send(new GetObjectCommand({ ...at(key), ...(Range ? { Range } : {}) })),
      )
      if (!(reply.Body instanceof Readable))
        throw StorageErrors.storage_failed({ detail: 'The storage sent no body.' })
      return reply.Body
    },
    async stat(key) {
      try {
        const reply = await client.send(new HeadObjectCommand(at(key)))
        return { bytes: reply.ContentLength ?? 0 }
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null
        throw asAnswer(error)
      }
    },
    async signedUrl(key, { seconds, downloadName }) {
      const disposition = downloadName
        ? { ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(downloadName)}` }
        : {}
      return getSignedUrl(client, new GetObjectCommand({ ...at(key), ...disposition }), {
        expiresIn: seconds,
      })
    },
    async toFile(key, path) {
      const body = await this.open(key)
      const target = createWriteStream(path, { flags: 'wx' })
      try {
        await pipeline(body, target)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
          await rm(path, { force: true })
        throw asStorageError(error)
      }
    },
    async delete(key) {
      await answered(client.send(new DeleteObjectCommand(at(key))))
    },
    async fits() {
      return true
    },
  }
}

async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw asAnswer(error)
  }
}

function asAnswer(error: unknown): unknown {
  if (!(error instanceof S3ServiceException)) return error
  const status = error.$metadata.httpStatusCode
  if (status === 404) return StorageErrors.object_missing({ cause: error })
  if (status === 416) return StorageErrors.bad_range({ cause: error })
  return StorageErrors.storage_failed({
    detail: `The storage answered ${status ?? 'nothing'} (${error.name}).`,
    cause: error,
  })
}
