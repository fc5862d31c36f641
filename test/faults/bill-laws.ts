import { createHash } from 'node:crypto'
import { assets } from '#db/schema/assets.ts'
import { jobs, providerOperations } from '#db/schema/jobs.ts'
import { playable } from '#providers/google/wav.ts'
import type { FakeVendor } from '../vendors/all.ts'
import type { FaultHouse } from './fault-house.ts'
import type { HouseVendors, SeenPost } from './house-vendors.ts'
import { matched, type Sent } from './post-laws.ts'

/** A wrong price shows as a cent or more; less is rounding of tokens. */
const centMicroUsd = 10_000

/** The vendors as a house that runs beside them sees them. */
export const housed = (vendors: ReadonlyMap<string, FakeVendor>): HouseVendors => ({
  providers: [...vendors.keys()],
  environment: Object.assign({}, ...[...vendors.values()].map(({ environment }) => environment)),
  seen: async () => ({ posts: [...vendors.values()].flatMap(seenBy) }),
})

const seenBy = ({ id, posts }: FakeVendor): SeenPost[] =>
  posts.map(({ at, body, nonce, requestId, behaviours }) => ({
    provider: id,
    at,
    words: JSON.stringify(body),
    nonce,
    requestId,
    behaviours,
  }))

export interface BillAccount {
  broken: string[]
  known: number
  /** Of the known, those whose cost we have to the cent. */
  exact: number
  wrong: string[]
  /** What became of nobody knows, and what the vendor took for it. */
  unknown: { vendor: string; operations: number; billedMicroUsd: number }[]
}

/** What the vendors billed and handed out, held against what the house wrote down and kept. */
export async function billsOf(
  house: FaultHouse,
  vendors: ReadonlyMap<string, FakeVendor>,
): Promise<BillAccount> {
  const rows = await house.db.select().from(jobs)
  const operations = await house.db.select().from(providerOperations)
  const made = await house.db.select().from(assets)
  const { posts } = await house.vendors.seen()
  const bills = new Map(
    [...vendors.values()].flatMap(({ id, bills: all }) =>
      all.map(({ requestId, microUsd }) => [`${id} ${requestId}`, microUsd]),
    ),
  )
  const sent = matched(operations, posts)
  const billed = ({ operation: { provider }, vendorId }: Sent) => bills.get(`${provider} ${vendorId}`) ?? 0
  const known = sent.filter(({ vendorId, operation }) => vendorId !== null && operation.status !== 'canceled')
  const wrong = known.filter(
    (one) => Math.abs((one.operation.costMicroUsd ?? Number.NaN) - billed(one)) >= centMicroUsd,
  )
  const claimed = new Set(known.map(({ operation: { provider }, vendorId }) => `${provider} ${vendorId}`))
  const orphans = posts.filter(
    ({ provider, requestId }) => requestId !== null && !claimed.has(`${provider} ${requestId}`),
  )
  const unknown = operations.filter(({ status }) => status === 'unknown')

  const broken = []
  for (const { operation, vendorId } of known.filter(({ operation: { status } }) => status === 'succeeded')) {
    const { jobId, provider } = operation
    const job = rows.find(({ id }) => id === jobId)
    const own = made.filter((asset) => asset.jobId === jobId)
    if (job?.status !== 'succeeded' || own.length !== 1)
      broken.push(
        `${provider} finished ${vendorId}; job ${jobId} is ${job?.status} with ${own.length} assets`,
      )
    const handedOut = hashesOf(vendors.get(provider))
    for (const { id, sha256 } of own)
      if (!handedOut.has(sha256 ?? '')) broken.push(`asset ${id} is no file of ${provider}`)
  }
  for (const [jobId, all] of Map.groupBy(known, ({ operation }) => operation.jobId)) {
    const finished = all.filter(({ operation }) => operation.status === 'succeeded')
    if (finished.length > 1) broken.push(`job ${jobId} was made ${finished.length} times`)
  }
  return {
    broken,
    known: known.length,
    exact: known.length - wrong.length,
    wrong: wrong.map(
      (one) =>
        `${one.operation.provider} ${one.operation.endpoint} ${one.operation.status}: wrote ${one.operation.costMicroUsd}, billed ${billed(one)} [${one.posts[0]?.behaviours}]`,
    ),
    unknown: [...vendors.keys()].flatMap((vendor) => {
      const lost = orphans.filter(({ provider }) => provider === vendor)
      const count = unknown.filter(({ provider }) => provider === vendor).length
      const billedMicroUsd = lost.reduce(
        (sum, { requestId }) => sum + (bills.get(`${vendor} ${requestId}`) ?? 0),
        0,
      )
      return count + lost.length === 0 ? [] : [{ vendor, operations: count, billedMicroUsd }]
    }),
  }
}

function hashesOf(vendor: FakeVendor | undefined): ReadonlySet<string> {
  if (vendor === undefined) return new Set()
  const { mp4, png, jpg, mp3, pcm } = vendor.files
  const sound = playable('audio/L16;rate=24000', pcm).content
  return new Set(
    [mp4, png, jpg, mp3, sound].map((content) => createHash('sha256').update(content).digest('hex')),
  )
}
