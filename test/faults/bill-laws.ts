import { createHash } from 'node:crypto'
import { assets } from '#db/schema/assets.ts'
import { jobs, providerOperations } from '#db/schema/jobs.ts'
import { playable } from '#providers/google/wav.ts'
import type { FakeVendor } from '../vendors/all.ts'
import { samples } from '../vendors/outputs.ts'
import type { FaultHouse, JobRow } from './fault-house.ts'
import type { HouseVendors, SeenPost } from './house-vendors.ts'
import { matched, type Operation, postsByJob, type Sent } from './post-laws.ts'

/** A wrong price shows as a cent or more; less is rounding of tokens. */
const centMicroUsd = 10_000

/** The vendors as a house that runs beside them sees them. */
export const housed = (vendors: ReadonlyMap<string, FakeVendor>): HouseVendors => ({
  alone: true,
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
  /** Delivered shorter than they were asked for, and of these those whose cost we have to the cent. */
  shorter: { delivered: number; exact: number }
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
  const workOf = worksOf(house, rows, posts, matched(operations, posts))
  const known = operations.filter(({ ticket, status }) => ticket !== null && status !== 'canceled')
  const billed = (operation: Operation) =>
    bills.get(`${operation.provider} ${workOf(operation)?.requestId}`) ?? 0
  const isExact = (operation: Operation) =>
    Math.abs((operation.costMicroUsd ?? Number.NaN) - billed(operation)) < centMicroUsd
  const wrong = known.filter((operation) => !isExact(operation))
  const shorter = known.filter(
    (operation) => operation.status === 'succeeded' && workOf(operation)?.behaviours.includes('shorter-take'),
  )
  const claimed = new Set(known.map((operation) => `${operation.provider} ${workOf(operation)?.requestId}`))
  const orphans = posts.filter(
    ({ provider, requestId }) => requestId !== null && !claimed.has(`${provider} ${requestId}`),
  )
  const unknown = operations.filter(({ status }) => status === 'unknown')

  const broken = []
  for (const operation of known.filter(({ status }) => status === 'succeeded')) {
    const { jobId, provider } = operation
    const job = rows.find(({ id }) => id === jobId)
    const own = made.filter((asset) => asset.jobId === jobId)
    const { requestId } = workOf(operation) ?? {}
    if (job?.status !== 'succeeded' || own.length !== 1)
      broken.push(
        `${provider} finished ${requestId}; job ${jobId} is ${job?.status} with ${own.length} assets`,
      )
    const file = hashOf(vendors.get(provider), requestId ?? '')
    for (const { id, sha256 } of own)
      if (sha256 !== file) broken.push(`asset ${id} is not the file that ${provider} made as ${requestId}`)
  }
  for (const [jobId, all] of Map.groupBy(known, (operation) => operation.jobId)) {
    const finished = all.filter(({ status }) => status === 'succeeded')
    if (finished.length > 1) broken.push(`job ${jobId} was made ${finished.length} times`)
  }
  // Also of takes in which nobody can see whose they are, because no words are sent.
  for (const provider of vendors.keys()) {
    const [seen, sent] = [posts, operations].map((all) => all.filter((one) => one.provider === provider))
    if ((seen?.length ?? 0) > (sent?.length ?? 0))
      broken.push(`${provider}: ${sent?.length} submits, ${seen?.length} POSTs`)
  }
  return {
    broken,
    known: known.length,
    exact: known.length - wrong.length,
    wrong: wrong.map(
      (operation) =>
        `${operation.provider} ${operation.endpoint} ${operation.status}: wrote ${operation.costMicroUsd}, billed ${billed(operation)} [${workOf(operation)?.behaviours}]`,
    ),
    shorter: { delivered: shorter.length, exact: shorter.filter(isExact).length },
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

/** The POST that an operation of ours was: by its ticket, else, where the vendor gives no id, by its job and its time. */
function worksOf(
  house: FaultHouse,
  rows: readonly JobRow[],
  posts: readonly SeenPost[],
  sent: readonly Sent[],
): (operation: Operation) => SeenPost | undefined {
  const ofJob = postsByJob(house, rows, posts)
  const works = new Map(
    sent.map(({ operation, vendorId, posts: own }) => {
      const named = own.find(({ requestId }) => requestId !== null && requestId === vendorId)
      const until = (operation.submittedAt ?? operation.finishedAt ?? new Date()).getTime()
      const timed = (ofJob.get(operation.jobId) ?? []).findLast(
        ({ provider, at }) => provider === operation.provider && at <= until,
      )
      return [operation.id, named ?? (vendorId === operation.nonce ? timed : undefined)]
    }),
  )
  return ({ id }) => works.get(id)
}

/** The file as the house keeps it: samples get a head. */
function hashOf(vendor: FakeVendor | undefined, requestId: string): string | null {
  const file = vendor?.made.get(requestId)
  if (file === undefined) return null
  const content =
    file.contentType === samples ? playable(samples, Buffer.from(file.content)).content : file.content
  return createHash('sha256').update(content).digest('hex')
}
