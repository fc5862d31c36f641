import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { source } from './command.ts'
import { MediaErrors } from './errors.ts'
import { shrinkImage } from './image.ts'
import { defaultProbeLimits, type Probe } from './probe.ts'
import { runMedia } from './run.ts'
import { toSdr } from './tone-map.ts'

const posterPixels = 1280

/** One still (WebP) that stands for the file. A video's is from its first tenth, because first frames are often black. */
export async function makePoster(
  path: string,
  out: string,
  probe: Probe,
  signal: AbortSignal,
): Promise<void> {
  if (probe.kind === 'image') return shrinkImage(path, out, posterPixels, defaultProbeLimits.pixels)
  const at = Math.min(3, (probe.durationSeconds ?? 0) / 10)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        // ffmpeg's own decoder of VP9 leaves out what is transparent.
        ...(probe.hasAlpha && probe.videoCodec === 'vp9' ? ['-c:v', 'libvpx-vp9'] : []),
        ...source(path, '-ss', at.toFixed(3)),
        ...['-map', '0:v:0', '-frames:v', '1', '-vf', await small(within(posterPixels), probe)],
        ...['-c:v', 'libwebp', '-quality', '80', '-f', 'webp', '-threads', '2', { output: out }],
      ],
    },
    { cwd: dirname(out), signal, limits: { seconds: 120 } },
  )
}

const within = (box: number) =>
  `scale=w='min(${box},iw)':h='min(${box},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`

/** Made smaller, in the colours of still pictures: JPEG and WebP know BT.601 only, in which ffmpeg writes RGB. */
async function small(scale: string, probe: Probe): Promise<string> {
  const sdr = await toSdr(probe)
  return sdr.length > 0 ? [scale, ...sdr].join(',') : `${scale}:out_color_matrix=bt601`
}

export interface Sprite {
  columns: number
  rows: number
  frames: number
  frameWidth: number
  frameHeight: number
  secondsPerFrame: number
}

const spriteColumns = 10

/** One JPEG of small frames in even steps, for scrubbing. Decodes key frames only: twenty times cheaper, and close enough. */
export async function makeSprite(
  path: string,
  out: string,
  probe: Probe,
  signal: AbortSignal,
): Promise<Sprite> {
  const { width, height, durationSeconds } = probe
  if (!width || !height || !durationSeconds)
    throw MediaErrors.unsupported_media({ detail: 'Only a video has a sprite.' })
  const frames = Math.max(1, Math.min(100, Math.ceil(durationSeconds)))
  const secondsPerFrame = durationSeconds / frames
  const frameWidth = 160
  const frameHeight = Math.max(2, Math.round((frameWidth * height) / width / 2) * 2)
  const columns = Math.min(spriteColumns, frames)
  const rows = Math.ceil(frames / columns)
  // The last key frame goes on for ever, so that even a clip with one fills its cells; `fps` then picks by time.
  const cell = await small(`scale=${frameWidth}:${frameHeight}`, probe)
  const graph = `${cell},tpad=stop=-1:stop_mode=clone,fps=${1 / secondsPerFrame}:start_time=0:round=near,tile=${columns}x${rows}:nb_frames=${frames}`
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...source(path, '-skip_frame', 'nokey'),
        ...['-map', '0:v:0', '-vf', graph, '-frames:v', '1'],
        ...[
          '-c:v',
          'mjpeg',
          '-q:v',
          '5',
          '-pix_fmt',
          'yuvj420p',
          '-f',
          'image2',
          '-update',
          '1',
          { output: out },
        ],
      ],
    },
    { cwd: dirname(out), signal, limits: { seconds: 300 } },
  )
  return { columns, rows, frames, frameWidth, frameHeight, secondsPerFrame }
}

/** What a waveform view reads: for each of `samplesPerPeak` samples the lowest and the highest, −128–127, in turn. */
export interface Peaks {
  version: 1
  sampleRate: number
  samplesPerPeak: number
  durationSeconds: number
  peaks: number[]
}

const peakRate = 8_000

/** Writes the waveform as JSON; about 100 peaks a second, fewer for long sounds (at most 20,000). */
export async function makePeaks(
  path: string,
  out: string,
  probe: Probe,
  signal: AbortSignal,
): Promise<Peaks> {
  const seconds = probe.durationSeconds ?? 0
  const samplesPerPeak = Math.max(80, Math.ceil((seconds * peakRate) / 20_000))
  const counter = peakCounter(samplesPerPeak)
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...source(path),
        ...[
          '-map',
          '0:a:0',
          '-ac',
          '1',
          '-ar',
          String(peakRate),
          '-c:a',
          'pcm_s16le',
          '-f',
          's16le',
          'pipe:1',
        ],
      ],
    },
    { cwd: dirname(out), signal, limits: { seconds: 300 }, onOutput: counter.add },
  )
  const { peaks, samples } = counter.end()
  const result: Peaks = {
    version: 1,
    sampleRate: peakRate,
    samplesPerPeak,
    durationSeconds: samples / peakRate,
    peaks,
  }
  await writeFile(out, JSON.stringify(result))
  return result
}

/** Pieces of a pipe may end in the middle of a sample; the odd byte waits for the next. */
function peakCounter(samplesPerPeak: number) {
  const peaks: number[] = []
  let rest: Buffer = Buffer.alloc(0)
  let samples = 0
  let [low, high, held] = [0, 0, 0]
  const close = () => {
    peaks.push(low >> 8, high >> 8)
    low = high = held = 0
  }
  return {
    add(chunk: Buffer) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const whole = bytes.length - (bytes.length % 2)
      for (let at = 0; at < whole; at += 2) {
        const sample = bytes.readInt16LE(at)
        if (sample < low) low = sample
        if (sample > high) high = sample
        if (++held === samplesPerPeak) close()
      }
      samples += whole / 2
      rest = bytes.subarray(whole)
    },
    end() {
      if (held > 0) close()
      return { peaks, samples }
    },
  }
}
