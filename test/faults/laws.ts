import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { eq, inArray } from 'drizzle-orm'
import { assets } from '#db/schema/assets.ts'
import { jobs, providerOperations, steps } from '#db/schema/jobs.ts'
import { parseStages } from '#jobs/stages.ts'
import { isJobOver, isStepOver } from '#jobs/states.ts'
import { balances } from '#ledger/balances.ts'
import { reconcile } from '#ledger/reconcile.ts'
import type { FaultHouse, JobRow } from './fault-house.ts'
import { brokenPosts } from './post-laws.ts'

export interface Account {
  /** Sentences; each is a law that does not hold. */
  broken: string[]
  jobs: Record<string, number>
  posts: number
  submits: number
  /** Nonces of requests that the vendor may have taken and billed. */
  unknown: string[]
}

/** What must hold of a house when all its jobs are over, whatever happened to its processes meanwhile. */
export async function accountOf(house: FaultHouse): Promise<Account> {
  const { db } = house
  const rows = await db.select().from(jobs)
  const operations = await db.select().from(providerOperations)
  const { seen, alone } = house.vendors
  const posts = (await seen()).posts.filter(({ words }) => alone || words.includes(house.tag))
  const books = await reconcile(db)
  return {
    broken: [
      ...books.faults.map(({ law, subject, detail }) => `reconcile: ${law} ${subject}: ${detail}`),
      ...rows.flatMap(brokenMoney),
      ...(await brokenWallets(house, rows)),
      ...(await brokenSteps(house)),
      ...(await brokenAssets(house, rows)),
      ...(await brokenPosts(house, rows, operations, posts)),
    ],
    jobs: tally(rows.map(({ status }) => status)),
    posts: posts.length,
    submits: operations.length,
    unknown: operations.filter(({ status }) => status === 'unknown').map(({ nonce }) => nonce),
  }
}

function brokenMoney(job: JobRow): string[] {
  const stages = parseStages(job.stages)
  const price = stages.filter(({ delivered }) => delivered).reduce((sum, { credits }) => sum + credits, 0)
  const broken = []
  if (!isJobOver(job.status)) broken.push(`job ${job.id} is ${job.status}`)
  if (job.chargedCredits !== price)
    broken.push(`job ${job.id} delivered for ${price} and charged ${job.chargedCredits}`)
  // In a later round a result may have come after its money was given back; then it is free.
  if (job.status === 'succeeded' && job.round === 0 && job.chargedCredits !== job.quotedCredits)
    broken.push(`job ${job.id} succeeded, quoted ${job.quotedCredits}, charged ${job.chargedCredits}`)
  if (job.round === 0 && job.chargedCredits + job.refundedCredits !== job.quotedCredits)
    broken.push(`job ${job.id}: ${job.chargedCredits} + ${job.refundedCredits} of ${job.quotedCredits}`)
  if (job.status === 'failed' && job.error === null) broken.push(`job ${job.id} failed without a reason`)
  if (job.error?.code === 'internal') broken.push(`job ${job.id} failed for no clear reason`)
  return broken
}

async function brokenWallets(house: FaultHouse, rows: readonly JobRow[]): Promise<string[]> {
  const broken = []
  for (const [workspaceId, granted] of house.granted) {
    const charged = rows
      .filter((job) => job.workspaceId === workspaceId)
      .reduce((sum, job) => sum + job.chargedCredits, 0)
    const { available, held, debt } = await balances(house.db, workspaceId)
    if (available !== granted - charged || held !== 0 || debt !== 0)
      broken.push(
        `wallet ${workspaceId}: ${available} of ${granted} − ${charged}, held ${held}, debt ${debt}`,
      )
  }
  return broken
}

async function brokenSteps(house: FaultHouse): Promise<string[]> {
  const rows = await house.db.select().from(steps)
  return rows
    .filter(({ status }) => !isStepOver(status))
    .map((step) => `step ${step.name} of ${step.jobId} is ${step.status}`)
}

/** Each delivered stage has its one asset with the bytes that it promises; an undelivered one has none. */
async function brokenAssets(house: FaultHouse, rows: readonly JobRow[]): Promise<string[]> {
  const made = await house.db.select().from(assets)
  const broken = []
  for (const job of rows) {
    for (const { stage, delivered } of parseStages(job.stages)) {
      const own = made.filter((asset) => asset.jobId === job.id && asset.stage === stage)
      if (own.length !== (delivered ? 1 : 0))
        broken.push(`job ${job.id} has ${own.length} assets of ${stage}, delivered: ${delivered}`)
    }
  }
  for (const asset of made) {
    const hash = createHash('sha256')
    const keys = [asset.posterKey, asset.spriteKey, asset.peaksKey].filter((key) => key !== null)
    const extras = await Promise.all(keys.map((key) => house.storage.stat(key)))
    if (extras.includes(null)) broken.push(`asset ${asset.id} lacks a poster, sprite or waveform`)
    await pipeline(await house.storage.open(asset.storageKey), hash).catch(() => undefined)
    if (hash.digest('hex') !== asset.sha256) broken.push(`asset ${asset.id} is not the file that it was`)
  }
  return broken
}

const tally = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]))

export const recordsOf = (house: FaultHouse, jobIds: readonly string[]) =>
  house.db.query.jobRecords.findMany({
    where: (table) => inArray(table.jobId, [...jobIds]),
    orderBy: (table) => table.id,
  })

export const operationsOf = (house: FaultHouse, jobId: string) =>
  house.db.select().from(providerOperations).where(eq(providerOperations.jobId, jobId))
