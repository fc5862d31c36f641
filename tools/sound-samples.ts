/**
 * Makes what the built-in sound engines can do, to listen to, with a page that says what was asked and what was understood:
 * node tools/sound-samples.ts <folder> [--only music|ambience|effects|voice|mix]
 */
import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { MusicMood } from '#contract/music.ts'
import type { JsonObject } from '#kernel/json.ts'
import { measureLoudness } from '#media/loudness.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { places } from '#painter/places.ts'
import { mixToAac, type Stem } from '#providers/local/mix.ts'
import { moods } from '#providers/local/music/moods.ts'
import { createLocalProvider } from '#providers/local/provider.ts'
import { moves } from '#providers/local/sfx/moves.ts'
import { signals } from '#providers/local/sfx/signals.ts'
import { things } from '#providers/local/sfx/things.ts'
import { localVoices } from '#providers/local/voice/voices.ts'
import { code, table } from './markdown.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
})
const [given] = positionals
if (given === undefined) throw new Error('Say which folder the sounds go to.')
const folder = resolve(given)
const signal = new AbortController().signal
const provider = createLocalProvider()
const work = await mkdtemp(join(tmpdir(), 'sound-samples-'))
const seed = 7

interface Row {
  part: string
  file: string
  asked: string
  understood: string
}
const rows: Row[] = []
let made = 0

/** One sound by a local engine; its file and what it says of it. */
async function sound(endpoint: string, body: JsonObject): Promise<{ path: string; facts: JsonObject }> {
  const scratch = join(work, String(++made))
  await mkdir(scratch)
  const context = { inputs: [], scratch, onProgress: () => {}, signal }
  const [output] = await provider.render({ endpoint, body: { seed, ...body }, slots: [] }, context)
  if (!output) throw new Error(`${endpoint} made nothing.`)
  return { path: output.path, facts: output.facts ?? {} }
}

/** Small enough for a repository, good enough to judge by. */
async function keep(
  part: string,
  name: string,
  path: string,
  asked: string,
  understood: string,
): Promise<void> {
  const file = `${part}-${name}.opus`
  const encoded = join(work, file)
  const args = [
    '-i',
    { input: path },
    '-c:a',
    'libopus',
    '-b:a',
    '40k',
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
  ]
  await runMedia({ program: 'ffmpeg', args: [...args, { output: encoded }] }, { cwd: work, signal })
  const { integratedLufs } = await measureLoudness(path, work, signal)
  const { durationSeconds } = await probeFile(path, signal)
  await mkdir(folder, { recursive: true })
  await copyFile(encoded, join(folder, file))
  const level = `${(durationSeconds ?? 0).toFixed(1)} s, ${integratedLufs.toFixed(1).replace('-', '−')} LUFS`
  rows.push({ part, file, asked, understood: `${understood} (${level})` })
}

const listOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(String).join(', ')
    : value !== null && typeof value === 'object'
      ? Object.keys(value).join(', ')
      : ''

const parts: Record<string, () => Promise<void>> = {
  async music() {
    for (const name of MusicMood.options) {
      const asked = moods[name].label.toLowerCase()
      const body = { prompt: asked, durationSeconds: 7, mood: null, bpm: null, ending: 'end' }
      const { path, facts } = await sound('music', body)
      await keep('music', name, path, asked, `${facts.bpm} BPM, ${facts.key}: ${listOf(facts.instruments)}`)
    }
  },
  async ambience() {
    const asked = [
      ...places.map(({ id, words }) => [id, words[0] ?? id] as const),
      ['rain', 'a street in the rain'],
      ['storm', 'a storm over the sea'],
      ['snow', 'a snowy forest'],
      ['window', 'a room, rain'],
      ['night', 'a meadow at night'],
    ] as const
    for (const [name, prompt] of asked) {
      const { path, facts } = await sound('ambience', { prompt, durationSeconds: 5 })
      await keep('ambience', name, path, prompt, listOf(facts.layers))
    }
  },
  async effects() {
    for (const [name, group] of Object.entries({ moves, things, signals })) {
      const effects = Object.keys(group)
      const prompt = effects.map((effect) => (effect === 'steps' ? 'footsteps' : effect)).join(', then ')
      const { path, facts } = await sound('sfx', { prompt, durationSeconds: effects.length * 1.3 })
      await keep('effects', name, path, effects.join(', '), listOf(facts.made))
    }
  },
  async voice() {
    const text = 'The keeper counts the waves until morning.'
    for (const program of ['text2wave', 'flite', 'espeak-ng']) {
      const voice = (await localVoices()).find((one) => one.program === program)
      if (!voice) continue
      const { path, facts } = await sound('voice', { text, voiceId: voice.id, speed: 1 })
      await keep('voice', voice.id, path, text, `${facts.voice}, word times ${facts.wordTiming}`)
    }
  },
  async mix() {
    const text = 'Night falls. The light turns, and the boats come home.'
    const voice = await sound('voice', { text, voiceId: null, speed: 1 })
    const bed = await sound('ambience', { prompt: 'harbour', durationSeconds: 8 })
    const stem = (kind: Stem['kind'], path: string, atSeconds: number): Stem => ({
      ...{ kind, path, atSeconds, lengthSeconds: null, fadeInSeconds: 0.4, fadeOutSeconds: 0.4 },
    })
    const path = join(work, 'mix.m4a')
    await mixToAac([stem('voice', voice.path, 2), stem('ambience', bed.path, 0)], 8, path, {
      scratch: work,
      signal,
    })
    await keep('mix', 'voice-over-harbour', path, text, 'the harbour steps back while somebody speaks')
  },
}

const titles: Record<string, string> = {
  music: 'Music, a mood each',
  ambience: 'Ambience: every place of the painter, and weather',
  effects: 'Sound effects, one after another',
  voice: 'Voices of this machine',
  mix: 'A mix, as films have it',
}

try {
  for (const [part, make] of Object.entries(parts))
    if (values.only === undefined || values.only === part) await make()
  if (values.only === undefined) await writeFile(join(folder, 'README.md'), await page())
  let bytes = 0
  for (const { file } of rows) bytes += (await stat(join(folder, file))).size
  console.log(`${rows.length} sounds, ${Math.round(bytes / 1000)} kB`)
} finally {
  await rm(work, { recursive: true, force: true })
}

async function page(): Promise<string> {
  const place = relative(process.cwd(), folder)
  const sections = Object.entries(titles).map(([part, title]) => {
    const own = rows.filter((row) => row.part === part)
    const cells = own.map(({ file, asked, understood }) => [`[${file}](${file})`, asked, understood])
    return `## ${title}\n\n${table(['file', 'asked', 'understood'], cells)}`
  })
  return `# What the built-in sound engines make

Computed on a plain machine with seed ${seed}: no recording, no model, no network. Speech is by programs of the system. A draft,
and it sounds like one. Opus at 40 kbit/s, so that it fits here; engines deliver WAV, films AAC.

${sections.join('\n\n')}

## Made by

${'```'}
PATH=node_modules/.bin:$PATH node tools/sound-samples.ts ${place}
${'```'}

${code('--only music')} makes one part into a folder of yours, without this page.
`
}
