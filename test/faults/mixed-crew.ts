import { inArray } from 'drizzle-orm'
import { jobs } from '#db/schema/jobs.ts'
import { writeSetting } from '#features/workspaces/settings.ts'
import { createLogger } from '#http/log.ts'
import { parseConfig } from '../../src/entry/config.ts'
import { openHouse } from '../../src/entry/house.ts'
import { startWebRole } from '../../src/entry/web.ts'
import { asFilmmaker, type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { signUp } from '../harness/users.ts'
import type { FaultHouse, Wish } from './fault-house.ts'
import { freePort } from './free-port.ts'

/** What somebody wants, and the job that is to bring it. */
export interface Take {
  wish: Wish
  owner: Filmmaker
  id: string
}

/** People at a studio's web, and a studio whose vendors give it more than their first tier. */
export interface Crew {
  /** For the workers: where webhooks go. */
  address: Record<string, string>
  start(wish: Wish): Promise<Take>
  /** Everybody presses what the failure of his take names. Returns how many did. */
  tryAgain(takes: Take[]): Promise<number>
  succeeded(takes: readonly Take[]): Promise<number>
  close(): Promise<void>
}

const slots = 16
const often = { limit: 1_000_000, windowSeconds: 60 }

export async function openCrew(house: FaultHouse, people: number): Promise<Crew> {
  const port = await freePort()
  const address = { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, WELCOME_CREDITS: '0' }
  const log = createLogger({ level: 'error', destination: { write: () => {} } })
  const config = parseConfig({ ...house.environment, ...address })
  const studio = await openHouse({
    config,
    databaseUrl: house.environment.DATABASE_URL ?? '',
    log,
    supervise: false,
  })
  const web = await startWebRole(studio, {
    trustProxy: true,
    limits: { read: { name: 'read', ...often }, write: { name: 'write', ...often } },
  })
  const tier = { requestsPerSecond: 100, concurrency: 100 }
  await writeSetting(
    house.db,
    'providerLimits',
    Object.fromEntries(house.vendors.providers.map((id) => [id, tier])),
  )
  const crew: Filmmaker[] = []
  for (let index = 0; index < people; index++) {
    const person = await signUp({ baseUrl: web.address, publicUrl: address.PUBLIC_URL })
    await house.equip(person.workspaceId, slots)
    crew.push(asFilmmaker(person, address.PUBLIC_URL))
  }
  const rowsOf = (takes: readonly Take[]) =>
    house.db
      .select()
      .from(jobs)
      .where(
        inArray(
          jobs.id,
          takes.map(({ id }) => id),
        ),
      )
  let next = 0

  return {
    address,
    async start(wish) {
      const owner = crew[next++ % crew.length]
      if (owner === undefined) throw new Error('There is nobody')
      return { wish, owner, id: await house.start(owner.workspaceId, wish) }
    },
    async tryAgain(takes) {
      const failed = new Map(
        (await rowsOf(takes)).filter(({ status }) => status === 'failed').map((row) => [row.id, row]),
      )
      for (const take of takes) {
        const error = failed.get(take.id)?.error
        if (error)
          take.id = await again(
            house,
            take,
            error.nextSteps.map(({ action }) => action),
          )
      }
      return failed.size
    },
    succeeded: async (takes) => (await rowsOf(takes)).filter(({ status }) => status === 'succeeded').length,
    async close() {
      await web.stop()
      await studio.close()
    },
  }
}

/** The first button that helps: fetch what is made, send it again, or ask in other words. Returns the job's id. */
async function again(
  house: FaultHouse,
  { owner, wish, id }: Take,
  offered: readonly string[],
): Promise<string> {
  for (const verb of ['reattach', 'retry']) {
    if (!offered.includes(verb)) continue
    const reply = await owner.client.post(`/api/v1/jobs/${id}/${verb}`)
    if (reply.status === 202) return id
    if (refusal(reply).status !== 409) throw new Error(`${verb}: ${JSON.stringify(reply.body)}`)
  }
  const prompt = house.marked('a lighthouse at dusk')
  return (await owner.start({ ...wish, prompt, seed: 7 })).id
}
