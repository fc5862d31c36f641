import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { source } from '#media/command.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { scratchFolder } from '#media/scratch.ts'

/** Pictures of a film side by side: node tools/film-strip.ts <film.mp4> <strip.webp> [--pictures 8] [--at 0.3] [--height 560] */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pictures: { type: 'string', default: '8' },
    /** Where in its part of the film each is taken, 0–1. */
    at: { type: 'string', default: '0.3' },
    height: { type: 'string', default: '560' },
  },
})
const [film, strip] = positionals
if (film === undefined || strip === undefined)
  throw new Error('Say which film, and which file its strip goes to.')
const signal = AbortSignal.timeout(120_000)
const probe = await probeFile(film, signal)
const count = Number(values.pictures)
const height = Number(values.height)
const width = Math.round((height * (probe.width ?? 16)) / (probe.height ?? 9))
const gap = 4

await using scratch = await scratchFolder('/tmp', 'dailies-strip-')
const pictures: { input: Buffer; left: number; top: number }[] = []
for (let index = 0; index < count; index++) {
  const seconds = ((index + Number(values.at)) / count) * (probe.durationSeconds ?? 0)
  const picture = ['-map', '0:v:0', '-frames:v', '1', '-vf', `scale=${width}:${height}:flags=lanczos`]
  const { output } = await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...source(film, '-ss', String(seconds)),
        ...picture,
        '-f',
        'image2pipe',
        '-c:v',
        'png',
        'pipe:1',
      ],
    },
    { cwd: scratch.path, signal },
  )
  pictures.push({ input: output, left: index * (width + gap), top: 0 })
}
const sheet = { width: count * (width + gap) - gap, height, channels: 4, background: '#0000' } as const
await sharp({ create: sheet }).composite(pictures).webp({ quality: 78, effort: 6 }).toFile(strip)
