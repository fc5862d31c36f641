import { vendors } from '../../src/entry/vendors.ts'
import { startFakeBfl } from './bfl.ts'
import { startFakeComfyUi } from './comfyui.ts'
import { startFakeElevenLabs } from './elevenlabs.ts'
import { startFakeFal } from './fal.ts'
import { type Behaviour, type Bill, behaviours, type Post, type Script } from './fal-script.ts'
import { startFakeGoogle } from './google.ts'
import { startFakeKling } from './kling.ts'
import { startFakeLuma } from './luma.ts'
import { startFakeMinimax } from './minimax.ts'
import { startFakeOpenAi } from './openai.ts'
import type { MadeFile, Outputs } from './outputs.ts'
import { realOutputs } from './real-outputs.ts'
import { startFakeReplicate } from './replicate.ts'
import { startFakeRunway } from './runway.ts'
import { startFakeStability } from './stability.ts'
import { startFakeText } from './text.ts'
import { startFakeVertex } from './vertex.ts'
import { startFakeXai } from './xai.ts'

interface Fake {
  url: string
  key: string
  readonly posts: readonly Post[]
  readonly bills: readonly Bill[]
  /** What each request became, by its id at the vendor. */
  readonly made: ReadonlyMap<string, MadeFile>
  script(script: Script): void
  close(): Promise<void>
}

type Start = (options: { outputs: Outputs; script: Script }) => Promise<Fake>

interface Entry {
  start: Start
  /** It calls back when work is finished. */
  calls?: true
  /** It answers each POST with the file. */
  atOnce?: true
  /** It writes, and nothing else. */
  writes?: true
}

const writer = (vendor: string): Entry => ({
  async start({ script }) {
    const fake = await startFakeText({ vendor, script })
    return { ...fake, posts: fake.asked }
  },
  atOnce: true,
  writes: true,
})

/** A graph is known by the id that it was sent with: no mark of ours beside it. */
const startComfyUi: Start = async (options) => {
  const fake = await startFakeComfyUi(options)
  const { url, key, script, close } = fake
  return {
    ...{ url, key, script, close },
    get posts() {
      return fake.posts.map((post) => ({
        ...post,
        nonce: null,
        requestId: post.requestId === null ? null : post.nonce,
      }))
    },
    get bills() {
      return fake.bills
    },
    get made() {
      return fake.made
    },
  }
}

/** A new fake is a line here. */
const entries: Record<string, Entry> = {
  fal: { start: startFakeFal, calls: true },
  replicate: { start: startFakeReplicate, calls: true },
  runway: { start: startFakeRunway },
  luma: { start: startFakeLuma },
  bfl: { start: startFakeBfl, calls: true },
  openai: { start: startFakeOpenAi, atOnce: true },
  stability: { start: startFakeStability, atOnce: true },
  kling: { start: startFakeKling },
  minimax: { start: startFakeMinimax },
  xai: { start: startFakeXai },
  elevenlabs: { start: startFakeElevenLabs, atOnce: true },
  google: { start: startFakeGoogle },
  vertex: { start: startFakeVertex },
  comfyui: { start: startComfyUi },
  anthropic: writer('anthropic'),
  groq: writer('groq'),
  mistral: writer('mistral'),
  cohere: writer('cohere'),
  together: writer('together'),
  deepseek: writer('deepseek'),
  huggingface: writer('huggingface'),
  ollama: writer('ollama'),
}

const ofQueues: readonly Behaviour[] = ['unknown-status', 'early-result', 'expired-output', 'stuck']

/** The ways in which a vendor can misbehave at all. */
export const playedBy = (id: string): readonly Behaviour[] =>
  behaviours.filter(
    (name) =>
      (entries[id]?.calls || !name.endsWith('-webhook')) &&
      !(entries[id]?.atOnce && ofQueues.includes(name)) &&
      !(entries[id]?.writes && name === 'shorter-take'),
  )

export interface FakeVendor extends Fake {
  id: string
  /** How a house reaches it. */
  environment: Record<string, string>
}

/** Every vendor that has a fake, each on a port of its own; their files are as long and as large as they should be. */
export async function startVendors(script: (id: string) => Script): Promise<Map<string, FakeVendor>> {
  const started = Object.entries(entries).map(async ([id, { start }]): Promise<[string, FakeVendor]> => {
    const vendor = vendors.find((one) => one.id === id)
    if (vendor === undefined) throw new Error(`${id} is not in src/entry/vendors.ts`)
    const fake = await start({ outputs: realOutputs, script: script(id) })
    const environment = { [vendor.keyVariable]: fake.key, [vendor.baseUrlVariable]: fake.url }
    return [id, Object.assign(fake, { id, environment })]
  })
  return new Map(await Promise.all(started))
}
