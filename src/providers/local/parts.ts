import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { JsonObject } from '#kernel/json.ts'
import { type Argument, source } from '#media/command.ts'
import { sameBytes } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'
import { type KeptParts, openMadeBefore, partKey } from './cache/made-before.ts'

/** Frames of a video: `from` is the first, `to` one past the last. */
export interface FrameRange {
  from: number
  to: number
}

export interface VideoInParts {
  /** Of the whole video. */
  frames: number
  fps: number
  /**
   * Makes these frames into a silent file of `out`'s format that can be decoded by itself and begins at time 0. The bytes depend on
   * the range alone, not on what else was made in this try. Called in rising order, for parts that were not kept. What it
   * returns is kept with the part.
   */
  make(range: FrameRange, path: string, onProgress: (fraction: number) => void): Promise<JsonObject>
  /** Laid under the whole, once. Absent: silent. */
  sound?: Sound | null
}

export interface Sound {
  path: string
  /** Such as `keptSound(probe)`. */
  codec: readonly string[]
}

export interface PartsContext {
  scratch: string
  signal: AbortSignal
  onProgress(fraction: number): void
  onNote?(note: string): void
  /** Absent: nothing is kept, a second try makes all parts anew. */
  parts?: KeptParts
}

/** About this long, in whole groups of pictures. A constant: where parts begin shows in the bytes. */
const partSeconds = 4

/** The last part takes what is left: half to one and a half of the others. A short video is one part. */
export function partRanges(frames: number, fps: number): FrameRange[] {
  const length = partSeconds * Math.max(1, Math.round(fps))
  const count = Math.max(1, Math.round(frames / length))
  return Array.from({ length: count }, (_, index) => ({
    from: index * length,
    to: index === count - 1 ? frames : (index + 1) * length,
  }))
}

/**
 * A video, made in parts of a few seconds, in `out` in the scratch folder. Each finished part is kept until the whole work is;
 * a second try goes on after the last one. The result's bytes are the same however often it was interrupted. Returns what
 * `make` said of each part.
 */
export async function makeInParts(
  video: VideoInParts,
  out: string,
  context: PartsContext,
): Promise<JsonObject[]> {
  const { frames, fps, sound = null } = video
  const parts = partRanges(frames, fps).map((range, index): Part => {
    const path = partPath(out, index)
    return {
      ...{ path, frames: range.to - range.from },
      make: (onProgress) => video.make(range, path, onProgress),
    }
  })
  const facts = await makeParts(parts, context)
  await joinParts(parts, { fps, sound }, out, context)
  return facts
}

const partPath = (out: string, index: number): string => {
  const dot = out.lastIndexOf('.')
  return `${out.slice(0, dot)}-part-${index}${out.slice(dot)}`
}

function openKept({ folder, maxBytes, work }: KeptParts, scratch: string) {
  const cache = openMadeBefore(folder, maxBytes)
  const keyOf = (path: string) => partKey(work, basename(path))
  return {
    /** Puts the part where it belongs and tells what was said of it. */
    async find(path: string): Promise<JsonObject | null> {
      const [part] = (await cache.find(keyOf(path), scratch)) ?? []
      return part ? (part.facts ?? {}) : null
    },
    keep: (path: string, facts: JsonObject): Promise<void> =>
      cache.keep(keyOf(path), [{ kind: 'video', path, contentType: 'video', facts }]),
  }
}

/** A part of a joined video: a file beside it, that can be decoded by itself and begins at time 0. */
export interface Part {
  path: string
  frames: number
  /** Quicker made than kept. */
  cheap?: boolean
  make(onProgress: (fraction: number) => void): Promise<JsonObject>
}

/** Makes what was not kept, in order, and keeps it. A work of one part has nothing to go on from. */
export async function makeParts(parts: readonly Part[], context: PartsContext): Promise<JsonObject[]> {
  const { scratch, onProgress, onNote } = context
  const kept = parts.length > 1 && context.parts ? openKept(context.parts, scratch) : null
  const found = new Map<Part, JsonObject>()
  for (const part of parts) {
    const facts = part.cheap ? null : await kept?.find(part.path)
    if (facts) found.set(part, facts)
  }
  const total = framesOf(parts)
  let ready = framesOf([...found.keys()])
  if (found.size > 0) {
    onNote?.(`Goes on: ${found.size} of ${parts.length} parts were made before.`)
    onProgress(ready / total)
  }
  const facts: JsonObject[] = []
  for (const part of parts) {
    const before = found.get(part)
    const made =
      before ?? (await part.make((fraction) => onProgress((ready + fraction * part.frames) / total)))
    facts.push(made)
    if (before) continue
    ready += part.frames
    if (!part.cheap) await kept?.keep(part.path, made)
  }
  return facts
}

const framesOf = (parts: readonly Pick<Part, 'frames'>[]): number =>
  parts.reduce((sum, { frames }) => sum + frames, 0)

/**
 * Silent parts, each in a file of our own making beside `out`, → one video by copying; the parts are gone afterwards. A
 * part's file says its length in whole milliseconds; the list says it exactly, so that times stay even.
 */
export async function joinParts(
  parts: readonly Pick<Part, 'path' | 'frames'>[],
  { fps, sound }: { fps: number; sound: Sound | null },
  out: string,
  { signal }: Pick<PartsContext, 'signal'>,
): Promise<void> {
  const [only] = parts
  if (only && parts.length === 1 && sound === null) return rename(only.path, out)
  const cwd = dirname(out)
  const list = `${basename(out)}.txt`
  let frames = 0
  const lines = parts.map((part) => {
    const from = microseconds(frames, fps)
    frames += part.frames
    return `file '${basename(part.path)}'\nduration ${microseconds(frames, fps) - from}us\n`
  })
  await writeFile(join(cwd, list), lines.join(''))
  const codec: Argument[] = sound
    ? [...source(sound.path), '-map', '0:v:0', '-map', '1:a:0', '-c:v', 'copy', ...sound.codec]
    : ['-map', '0:v:0', '-c:v', 'copy']
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        // Our own list of our own files: the one place where a list may name files.
        ...['-f', 'concat', '-safe', '1', '-i', list, ...codec],
        ...[...sameBytes, ...containerOf(out), { output: out }],
      ],
    },
    { cwd, signal },
  )
  for (const { path } of parts) await rm(path)
  await rm(join(cwd, list))
}

/** In WebM the stream says that its packets hold what is transparent, too. */
const containerOf = (path: string): string[] =>
  path.endsWith('.webm')
    ? ['-map_metadata:s:v:0', '0:s:v:0', '-f', 'webm']
    : ['-video_track_timescale', '90000', '-movflags', '+faststart', '-f', 'mp4']

const microseconds = (frames: number, fps: number) => Math.round((frames / fps) * 1e6)
