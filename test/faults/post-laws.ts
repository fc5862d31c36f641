import { sql } from 'drizzle-orm'
import type { providerOperations } from '#db/schema/jobs.ts'
import { parseTicket } from '#jobs/operations.ts'
import type { FaultHouse, JobRow } from './fault-house.ts'
import type { SeenPost } from './house-vendors.ts'

export type Operation = typeof providerOperations.$inferSelect

export interface Sent {
  operation: Operation
  /** The vendor's own id of the work; null without a ticket. */
  vendorId: string | null
  /** What the vendor saw of it. A vendor that keeps no mark of ours is only known by its ticket. */
  posts: readonly SeenPost[]
}

/** Which POST at which vendor belongs to which row of ours. */
export function matched(operations: readonly Operation[], posts: readonly SeenPost[]): Sent[] {
  const byMark = Map.groupBy(posts, ({ provider, nonce }) => `${provider} ${nonce}`)
  const byWork = Map.groupBy(posts, ({ provider, requestId }) => `${provider} ${requestId}`)
  return operations.map((operation) => {
    const { provider, nonce, ticket } = operation
    const vendorId = ticket === null ? null : parseTicket(ticket).operationId
    const ticketed = vendorId === null ? [] : (byWork.get(`${provider} ${vendorId}`) ?? [])
    const unmarked = ticketed.filter((post) => post.nonce === null)
    return { operation, vendorId, posts: [...(byMark.get(`${provider} ${nonce}`) ?? []), ...unmarked] }
  })
}

/** The requests of this house alone, by the mark of their job. */
export function postsByJob(
  house: FaultHouse,
  rows: readonly JobRow[],
  posts: readonly SeenPost[],
): Map<string, SeenPost[]> {
  const mark = new RegExp(`${house.tag}\\.\\d+`)
  const jobs = new Map(rows.map(({ id, prompt }) => [mark.exec(prompt)?.[0], id]))
  const own = posts.filter(({ words }) => words.includes(house.tag))
  return Map.groupBy(own, ({ words }) => jobs.get(mark.exec(words)?.[0]) ?? 'nobody')
}

/** Exactly one POST a submit that the vendor took; none that we do not know of; none taken twice in one round. */
export async function brokenPosts(
  house: FaultHouse,
  rows: readonly JobRow[],
  operations: readonly Operation[],
  posts: readonly SeenPost[],
): Promise<string[]> {
  const ofJob = postsByJob(house, rows, posts)
  const rounds = await roundsOf(house)
  return [
    ...matched(operations, posts).flatMap(brokenSubmit),
    ...(ofJob.get('nobody') ?? []).map(
      (post) => `a POST to ${post.provider} for no job of ours: ${post.nonce}`,
    ),
    ...brokenMarks(operations, [...ofJob.values()].flat()),
    ...rows.flatMap(({ id }) => {
      const own = operations.filter((operation) => operation.jobId === id)
      return brokenJob(id, own, ofJob.get(id) ?? [], rounds.get(id) ?? [])
    }),
  ]
}

function brokenSubmit({ operation, vendorId, posts }: Sent): string[] {
  const { nonce, status, provider, ticket } = operation
  const name = `operation ${nonce} at ${provider} (${status})`
  const taken = posts.filter(({ requestId }) => requestId !== null)
  const broken = []
  if (posts.length > 1) broken.push(`${name} was posted ${posts.length} times`)
  if (status === 'submitting' || status === 'pending') broken.push(`${name} never ended`)
  // A request that a filter stopped at once has no id at the vendor; its ticket has ours.
  if (ticket !== null && vendorId !== nonce && taken[0]?.requestId !== vendorId)
    broken.push(`${name} has a ticket that the vendor did not give it`)
  if (ticket === null && status !== 'unknown' && taken.length > 0)
    broken.push(`${name} was taken by the vendor and forgotten`)
  return broken
}

/** A vendor that has a place for our mark is always given one that we know. */
function brokenMarks(operations: readonly Operation[], posts: readonly SeenPost[]): string[] {
  const known = new Set(operations.map(({ nonce }) => nonce))
  const marking = new Set(posts.filter(({ nonce }) => nonce !== null).map(({ provider }) => provider))
  return posts
    .filter(({ provider, nonce }) => (nonce === null ? marking.has(provider) : !known.has(nonce)))
    .map(({ provider, nonce }) => `a POST to ${provider} that no row knows: ${nonce}`)
}

/** Also where no mark tells which POST is whose. */
function brokenJob(
  id: string,
  operations: readonly Operation[],
  posts: readonly SeenPost[],
  rounds: readonly Date[],
): string[] {
  const broken = []
  for (const [provider, seen] of Map.groupBy(posts, (post) => post.provider)) {
    const own = operations.filter((operation) => operation.provider === provider)
    const name = `job ${id} at ${provider}`
    if (seen.length > own.length) broken.push(`${name}: ${own.length} submits, ${seen.length} POSTs`)
    const taken = seen.filter(({ requestId }) => requestId !== null)
    const unclear = own.filter(({ ticket, status }) => ticket === null && status === 'unknown').length
    const known = own.filter(({ ticket }) => ticket !== null).length
    if (taken.length > known + unclear)
      broken.push(`${name}: ${taken.length} taken, ${known} known, ${unclear} unknown`)
    const roundOf = ({ at }: SeenPost) => rounds.filter((start) => start.getTime() <= at).length
    for (const [round, bought] of Map.groupBy(taken, roundOf))
      if (bought.length > 1) broken.push(`${name} bought ${bought.length} takes in round ${round}`)
  }
  return broken
}

/** When somebody pressed "Try again", by job. */
async function roundsOf(house: FaultHouse): Promise<Map<string, Date[]>> {
  const rows = await house.db.query.jobRecords.findMany({
    where: (table) => sql`${table.type} = 'job.retried'`,
    columns: { jobId: true, at: true },
  })
  const byJob = Map.groupBy(rows, ({ jobId }) => jobId)
  return new Map([...byJob].map(([id, all]) => [id, all.map(({ at }) => at)]))
}
