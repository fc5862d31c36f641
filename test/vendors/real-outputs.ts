import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { z } from 'zod'
import { clips } from '../harness/clips.ts'
import { markedFile } from './marked-file.ts'
import {
  fiveSeconds,
  framesPerSecond,
  type Given,
  type MadeFile,
  type Measured,
  type Outputs,
  samples,
  type Wanted,
} from './outputs.ts'

const run = promisify(execFile)
const samplesPerSecond = 24_000

/** Files as long and as large as they were wanted, and what ffprobe and sharp measure of them. */
export const realOutputs: Outputs = {
  async make(wanted, mark) {
    const { content, contentType, measured } = await plainFile(wanted)
    return { content: markedFile(content, contentType, mark), contentType, measured }
  },
  async lengthsOf(contents) {
    const all = await Promise.all(contents.map(lengthsIn))
    const longest = (name: keyof Given) => Math.max(0, ...all.map((one) => one[name])) || fiveSeconds[name]
    return { video: longest('video'), sound: longest('sound') }
  },
}

/** One file serves all requests for its like. */
const plainFiles = new Map<string, Promise<MadeFile>>()
const inputs = new Map<string, Promise<Given>>()

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make()
  known.set(key, made)
  return made
}

const plainFile = (wanted: Wanted) =>
  once(plainFiles, JSON.stringify(wanted), async (): Promise<MadeFile> => {
    switch (wanted.kind) {
      case 'image':
        return picture(wanted)
      case 'audio':
        return wanted.format === 'pcm' ? speech(wanted.seconds) : fromClip(await clips.mp3(wanted.seconds))
      case 'video':
        return fromClip(await clips.still(wanted, framesPerSecond(wanted.seconds)))
    }
  })

async function picture({ width, height, format }: Extract<Wanted, { kind: 'image' }>): Promise<MadeFile> {
  const plain = sharp({ create: { width, height, channels: 3, background: 'teal' } })
  const content = await (format === 'jpg' ? plain.jpeg() : plain.png({ compressionLevel: 1 })).toBuffer()
  const seen = await sharp(content).metadata()
  const measured = { ...nothing, width: seen.width, height: seen.height, pictures: 1 }
  return { content, contentType: format === 'jpg' ? 'image/jpeg' : 'image/png', measured }
}

function speech(wantedSeconds: number): MadeFile {
  const content = Buffer.alloc(2 * Math.round(wantedSeconds * samplesPerSecond), 7)
  const seconds = content.byteLength / 2 / samplesPerSecond
  return { content, contentType: samples, measured: { ...nothing, seconds, soundSeconds: seconds } }
}

async function fromClip(path: string): Promise<MadeFile> {
  const [content, measured] = await Promise.all([readFile(path), measuredFile(path)])
  return { content, contentType: path.endsWith('.mp3') ? 'audio/mpeg' : 'video/mp4', measured }
}

const nothing: Measured = { seconds: 0, width: 0, height: 0, frames: 0, soundSeconds: 0, pictures: 0 }

const Kept = z.object({
  seconds: z.number(),
  width: z.number(),
  height: z.number(),
  frames: z.number(),
  soundSeconds: z.number(),
  pictures: z.number(),
})

/** Kept beside the file, which is never changed. */
async function measuredFile(path: string): Promise<Measured> {
  const kept = await readFile(`${path}.json`, 'utf8').catch(() => null)
  if (kept !== null) return Kept.parse(JSON.parse(kept))
  const measured = await probed(path)
  const half = `${path}.${process.pid}.json`
  await writeFile(half, JSON.stringify(measured))
  await rename(half, `${path}.json`)
  return measured
}

const Probed = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string(),
      width: z.number().default(0),
      height: z.number().default(0),
      nb_frames: z.coerce.number().default(0),
      duration: z.coerce.number().default(0),
    }),
  ),
})

async function probed(path: string): Promise<Measured> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', path])
  const { streams } = Probed.parse(JSON.parse(stdout))
  const film = streams.find(({ codec_type }) => codec_type === 'video')
  const sound = streams.find(({ codec_type }) => codec_type === 'audio')
  return {
    seconds: film?.duration ?? sound?.duration ?? 0,
    width: film?.width ?? 0,
    height: film?.height ?? 0,
    frames: film?.nb_frames ?? 0,
    soundSeconds: sound?.duration ?? 0,
    pictures: 0,
  }
}

/** How long a file is that came with a request; pictures have no length. */
const lengthsIn = (content: Uint8Array) =>
  once(inputs, createHash('sha256').update(content).digest('hex'), async (): Promise<Given> => {
    const path = await clips.copyOf(content)
    const { seconds, frames, soundSeconds } = await measuredFile(path).catch(() => nothing)
    return { video: frames > 1 ? seconds : 0, sound: frames > 1 ? 0 : soundSeconds }
  })
