import { readFile } from 'node:fs/promises'
import { vendors } from '../../src/entry/vendors.ts'
import { clips } from '../harness/clips.ts'
import { startFakeBfl } from './bfl.ts'
import { startFakeElevenLabs } from './elevenlabs.ts'
import { startFakeFal } from './fal.ts'
import { type Behaviour, type Bill, behaviours, type Post, type Script } from './fal-script.ts'
import { startFakeGoogle } from './google.ts'
import { startFakeKling } from './kling.ts'
import { startFakeLuma } from './luma.ts'
import { startFakeMinimax } from './minimax.ts'
import { startFakeOpenAi } from './openai.ts'
import { startFakeReplicate } from './replicate.ts'
import { startFakeRunway } from './runway.ts'
import { startFakeStability } from './stability.ts'
import { startFakeVertex } from './vertex.ts'
import { startFakeXai } from './xai.ts'

/** What a vendor hands out. Each has files of its own, so that one vendor's are never taken for another's. */
export interface VendorFiles {
  mp4: Buffer
  png: Buffer
  jpg: Buffer
  mp3: Buffer
  /** Samples without a head. */
  pcm: Buffer
}

interface Fake {
  url: string
  key: string
  readonly posts: readonly Post[]
  readonly bills: readonly Bill[]
  script(script: Script): void
  close(): Promise<void>
}

type Start = (options: { files: VendorFiles; script: Script }) => Promise<Fake>

interface Entry {
  start: Start
  /** It calls back when work is finished. */
  calls?: true
  /** It answers each POST with the file. */
  atOnce?: true
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
  elevenlabs: {
    start: ({ files, script }) => startFakeElevenLabs({ mp3: files.mp3, script }),
    atOnce: true,
  },
  google: { start: startFakeGoogle },
  vertex: { start: startFakeVertex },
}

const ofQueues: readonly Behaviour[] = ['unknown-status', 'early-result', 'expired-output', 'stuck']

/** The ways in which a vendor can misbehave at all. */
export const playedBy = (id: string): readonly Behaviour[] =>
  behaviours.filter(
    (name) =>
      (entries[id]?.calls || !name.endsWith('-webhook')) && !(entries[id]?.atOnce && ofQueues.includes(name)),
  )

export interface FakeVendor extends Fake {
  id: string
  files: VendorFiles
  /** How a house reaches it. */
  environment: Record<string, string>
}

/** Every vendor that has a fake, each on a port of its own. */
export async function startVendors(script: (id: string) => Script): Promise<Map<string, FakeVendor>> {
  const started = Object.entries(entries).map(
    async ([id, { start }], index): Promise<[string, FakeVendor]> => {
      const vendor = vendors.find((one) => one.id === id)
      if (vendor === undefined) throw new Error(`${id} is not in src/entry/vendors.ts`)
      const files = await filesOf(index)
      const fake = await start({ files, script: script(id) })
      const environment = { [vendor.keyVariable]: fake.key, [vendor.baseUrlVariable]: fake.url }
      return [id, Object.assign(fake, { id, files, environment })]
    },
  )
  return new Map(await Promise.all(started))
}

async function filesOf(index: number): Promise<VendorFiles> {
  const [width, seconds] = [160 + 2 * index, 0.5 + index / 20]
  const paths = await Promise.all([
    clips.silentVideo('teal', seconds),
    clips.picture(width, 90),
    clips.picture(width, 90, 'jpg'),
    clips.mp3(seconds),
  ])
  const [mp4, png, jpg, mp3] = await Promise.all(paths.map((path) => readFile(path)))
  if (!mp4 || !png || !jpg || !mp3) throw new Error('A clip is missing')
  return { mp4, png, jpg, mp3, pcm: Buffer.alloc(4_800 + 480 * index, 7) }
}
