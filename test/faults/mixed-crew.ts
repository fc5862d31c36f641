import { readFile } from 'node:fs/promises'
import { inArray } from 'drizzle-orm'
import type { Mode } from '#contract/generation.ts'
import { Workflow } from '#contract/workflow.ts'
import { jobs } from '#db/schema/jobs.ts'
import { writeSetting } from '#features/workspaces/settings.ts'
import { createLogger } from '#http/log.ts'
import { parseConfig } from '../../src/entry/config.ts'
import { openHouse } from '../../src/entry/house.ts'
import { startWebRole } from '../../src/entry/web.ts'
import { clips } from '../harness/clips.ts'
import { asFilmmaker, type Filmmaker, refusal } from '../harness/filmmaker.ts'
import { signUp } from '../harness/users.ts'
import type { FaultHouse, Wish } from './fault-house.ts'
import { freePort } from './free-port.ts'
import type { Shelf, Way } from './mixed-wishes.ts'

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
  start(way: Way, random: () => number, least?: boolean): Promise<Take>
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
  const crew: { person: Filmmaker; shelf: Shelf }[] = []
  for (let index = 0; index < people; index++) {
    const person = await signUp({ baseUrl: web.address, publicUrl: address.PUBLIC_URL })
    await house.equip(person.workspaceId, slots)
    const filmmaker = asFilmmaker(person, address.PUBLIC_URL)
    crew.push({ person: filmmaker, shelf: await shelfOf(filmmaker) })
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
    async start(way, random, least) {
      const somebody = crew[next++ % crew.length]
      if (somebody === undefined) throw new Error('There is nobody')
      const { person: owner, shelf } = somebody
      const wish = way(random, shelf, least)
      return { wish, owner, id: await begin(house, owner, shelf, wish) }
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

/** Engines of the house are asked for beside the web, which is quicker; his own workflows only the web knows. */
async function begin(house: FaultHouse, owner: Filmmaker, { workflows }: Shelf, wish: Wish): Promise<string> {
  if (workflows.every(({ engineId }) => engineId !== wish.engineId))
    return house.start(owner.workspaceId, wish)
  return (await owner.start({ ...wish, prompt: house.marked('a lighthouse'), seed: 7 })).id
}

const templates: readonly [id: string, mode: Mode, needs: Shelf['workflows'][number]['needs']][] = [
  ['flux-t2i', 't2i', null],
  ['wan-2.2-t2v', 't2v', null],
  ['sdxl-i2i', 'i2i', 'image'],
  ['esrgan-upscale', 'upscale', 'image'],
]

/** Five seconds of film and of sound, a picture, and workflows for his ComfyUI. */
async function shelfOf(person: Filmmaker): Promise<Shelf> {
  const upload = async (path: string) =>
    (await person.uploaded(await readFile(path), path.split('/').at(-1) ?? 'file')).id
  const film = { width: 1_280, height: 720, seconds: 5, sound: true }
  const files = {
    image: await upload(await clips.picture(1_280, 720)),
    video: await upload(await clips.still(film, 24)),
    audio: await upload(await clips.mp3(5)),
  }
  const workflows: Shelf['workflows'][number][] = []
  for (const [id, mode, needs] of templates) {
    const made = await person.client.post(`/api/v1/workflows/templates/${id}`)
    workflows.push({ engineId: Workflow.parse(made.body).engineId, mode, needs })
  }
  return { files, workflows }
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
