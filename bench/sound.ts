/**
 * The sound engines of this machine: how many seconds of sound a second of CPU makes, each beside ffmpeg's own pink noise of
 * the same length, written in the same way. Run:
 * `node bench/sound.ts [--seconds 30] [--seed 7] [--json]`. Linux only: the costs come from /proc.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { JsonObject } from '#kernel/json.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { createLocalProvider } from '#providers/local/provider.ts'
import { localVoices } from '#providers/local/voice/voices.ts'
import { endedChildrenCpuSeconds, ownCpuSeconds } from './kit/process-costs.ts'
import { type Figure, printReport } from './kit/report.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const seed = Number(values.seed)
const text =
  'The old keeper counts the waves until morning. At six, the boats return to the harbour, one by one, and the lamp is dark.'
const signal = new AbortController().signal
const provider = createLocalProvider()
const folder = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
let runs = 0

/** CPU of this process with its threads, and of every program that it started and that ended. */
const cpuSeconds = async () => ownCpuSeconds() + (await endedChildrenCpuSeconds())

/** How many seconds of sound a second of CPU makes. */
async function timesRealTime(make: (scratch: string) => Promise<string>): Promise<number> {
  const scratch = join(folder, String(++runs))
  await mkdir(scratch)
  const before = await cpuSeconds()
  const path = await make(scratch)
  const cost = (await cpuSeconds()) - before
  return ((await probeFile(path, signal)).durationSeconds ?? 0) / cost
}

const engine = (endpoint: string, body: JsonObject) =>
  timesRealTime(async (scratch) => {
    const context = { inputs: [], scratch, onProgress: () => {}, signal }
    const [output] = await provider.render({ endpoint, body: { seed, ...body }, slots: [] }, context)
    if (!output) throw new Error(`${endpoint} made nothing.`)
    return output.path
  })

try {
  // The first task of a process compiles the code; that is not what a sound costs.
  await engine('sfx', { prompt: 'click', durationSeconds: 1 })
  const noise = await timesRealTime(async (scratch) => {
    const path = join(scratch, 'noise.wav')
    const source = `anoisesrc=color=pink:sample_rate=48000:duration=${seconds}`
    const args = ['-f', 'lavfi', '-i', source, '-ac', '2', '-c:a', 'pcm_s16le', { output: path }]
    await runMedia({ program: 'ffmpeg', args }, { cwd: scratch, signal })
    return path
  })
  const figures: Figure[] = []
  const measure = async (name: string, endpoint: string, body: JsonObject) => {
    const value = await engine(endpoint, body)
    figures.push({ name, value, unit: '× real time', bare: { name: 'pink noise by ffmpeg', value: noise } })
  }
  for (const prompt of ['sea', 'harbour', 'cafe', 'storm over a city'])
    await measure(`ambience, ${prompt}`, 'ambience', { prompt, durationSeconds: seconds })
  for (const mood of ['calm', 'epic', 'energetic'])
    await measure(`music, ${mood}`, 'music', {
      ...{ prompt: '', durationSeconds: seconds, mood, bpm: null, ending: 'end' },
    })
  const prompt = 'footsteps, then a door, then a whoosh'
  await measure('sound effects', 'sfx', { prompt, durationSeconds: Math.min(30, seconds) })
  for (const program of ['text2wave', 'flite', 'espeak-ng']) {
    const voice = (await localVoices()).find((one) => one.program === program)
    if (voice) await measure(`voice, ${voice.label}`, 'voice', { text, voiceId: voice.id, speed: 1 })
  }
  printReport({ bench: 'sound', settings: { seconds, seed }, figures }, values.json)
} finally {
  await rm(folder, { recursive: true, force: true })
}
