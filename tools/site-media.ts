import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import sharp from 'sharp'
import { camera, film, lighthouse, type Picture, reel, takes } from '../src/site/pictures.ts'

/**
 * Makes every moving and still picture of the start page with the built-in engines, as anybody can: the command line, a
 * prompt and a seed. `node tools/site-media.ts [name …]` writes to src/site/media.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const media = join(root, 'src/site/media')
const { positionals: wanted } = parseArgs({ allowPositionals: true })
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
const scratch = await mkdtemp('/tmp/dailies-site-media-')
await mkdir(media, { recursive: true })

const run = promisify(execFile)
const ffmpeg = (...args: string[]) => run('ffmpeg', ['-v', 'error', '-y', ...args])

async function dailies(
  verb: 'generate' | 'make',
  words: string,
  options: Record<string, string>,
  switches: string[] = [],
) {
  const flags = [...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]), ...switches]
  await run(process.execPath, [join(root, 'src/entry/cli.ts'), verb, words, ...flags], { cwd: root })
}

async function generate(picture: Picture, options: Record<string, string>): Promise<string> {
  const output = join(scratch, `${picture.name}.${options.mode === 't2i' ? 'png' : 'mp4'}`)
  await dailies('generate', picture.prompt, {
    output,
    seed: String(picture.seed),
    ...(picture.camera ? { camera: picture.camera } : {}),
    ...(picture.style ? { style: picture.style } : {}),
    ...options,
  })
  return output
}

const mostBytes = 300_000
/** Rough quality of a step: lower is finer. The first that fits is taken. */
const steps = { av1: [30, 36, 39, 42, 48, 54], h264: [27, 30, 33, 36, 39] }

/** AV1 where it is known, H.264 for the rest. */
async function encode(source: string, name: string, width: number, sound: boolean, bytes = mostBytes) {
  const input = ['-i', source, '-vf', `scale=${width}:-2:flags=lanczos`]
  const av1 = ['-c:v', 'libsvtav1', '-preset', '5', '-g', '240', '-pix_fmt', 'yuv420p']
  const h264 = ['-c:v', 'libx264', '-preset', 'veryslow', '-pix_fmt', 'yuv420p', '-movflags', '+faststart']
  const opus = sound ? ['-c:a', 'libopus', '-b:a', '48k'] : ['-an']
  const aac = sound ? ['-c:a', 'aac', '-b:a', '64k'] : ['-an']
  await encodeWithin(join(media, `${name}.webm`), steps.av1, [...input, ...av1, ...opus], bytes)
  await encodeWithin(join(media, `${name}.mp4`), steps.h264, [...input, ...h264, ...aac], bytes)
}

async function encodeWithin(path: string, qualities: number[], options: string[], bytes: number) {
  for (const quality of qualities) {
    await ffmpeg(...options, '-crf', String(quality), path)
    if ((await stat(path)).size <= bytes) return
  }
}

async function still(source: string | Buffer, name: string, width: number, quality = 52) {
  const picture = sharp(source).resize({ width })
  await picture
    .clone()
    .avif({ quality, effort: 7, chromaSubsampling: '4:2:0' })
    .toFile(join(media, `${name}.avif`))
  await picture
    .clone()
    .webp({ quality: quality + 24, effort: 6 })
    .toFile(join(media, `${name}.webp`))
}

async function frameAt(source: string, seconds: number): Promise<Buffer> {
  const path = join(scratch, 'frame.png')
  await ffmpeg('-ss', String(seconds), '-i', source, '-frames:v', '1', path)
  return sharp(path).toBuffer()
}

/** Frames side by side. */
async function strip(source: string, seconds: number[], width: number, height: number): Promise<Buffer> {
  const canvas = sharp({ create: { width: width * seconds.length, height, channels: 3, background: '#000' } })
  const frames: { input: Buffer; left: number; top: number }[] = []
  for (const [index, second] of seconds.entries()) {
    const input = await sharp(await frameAt(source, second))
      .resize(width, height)
      .toBuffer()
    frames.push({ input, left: index * width, top: 0 })
  }
  return canvas.composite(frames).png().toBuffer()
}

/** How loud each part of the sound is at most, from 0 to 1. */
async function peaksOf(source: string, count: number): Promise<number[]> {
  const path = join(scratch, 'sound.raw')
  await ffmpeg('-i', source, '-ac', '1', '-ar', '8000', '-f', 's16le', path)
  const bytes = await readFile(path)
  const peaks = new Array<number>(count).fill(0)
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const part = Math.floor((at / bytes.length) * count)
    peaks[part] = Math.max(peaks[part] ?? 0, Math.abs(bytes.readInt16LE(at)) / 32768)
  }
  return peaks.map((peak) => Math.round(peak * 100) / 100)
}

for (const shot of reel.filter(({ name }) => isWanted(name))) {
  const source = await generate(shot, { mode: 't2v', aspect: '2.39:1', resolution: '1080p', seconds: '5' })
  await encode(source, shot.name, 1440, false)
  const first = await frameAt(source, 0)
  await still(first, shot.name, 1440)
  await still(await strip(source, [0, 1.6, 3.3, 4.8], 192, 80), `${shot.name}-strip`, 768, 45)
}

for (const take of takes.filter(({ name }) => isWanted(name))) {
  const source = await generate(take, { mode: 't2i' })
  await still(source, take.name, take.name === takes[0]?.name ? 1200 : 400)
}

for (const move of camera.filter(({ name }) => isWanted(name))) {
  const source = await generate(move, { mode: 't2v', resolution: '540p', seconds: '2' })
  await still(await strip(source, [0, 1, 1.9], 400, 225), move.name, 1200, 48)
}

if (isWanted(film.name)) {
  const source = join(scratch, 'film.mp4')
  await dailies('make', film.words, { output: source, seed: String(film.seed), captions: 'track' }, [
    '--narrate',
  ])
  await copyFile(join(scratch, 'film.vtt'), join(media, 'film.vtt'))
  await encode(source, film.name, 960, true, 270_000)
  await still(await frameAt(source, 1), film.name, 960)
  await still(await strip(source, [1, 5, 10], 400, 225), `${film.name}-strip`, 1200, 48)
  await writeFile(join(media, 'film-peaks.json'), `${JSON.stringify(await peaksOf(source, 120))}\n`)
}

if (isWanted('card')) {
  const source = await generate({ ...lighthouse, name: 'card' }, { mode: 't2i' })
  await writeFile(
    join(media, 'card.jpg'),
    await sharp(source).resize(1200, 630).jpeg({ quality: 82, mozjpeg: true }).toBuffer(),
  )
}

await rm(scratch, { recursive: true })
console.log(`Written to ${media}.`)
