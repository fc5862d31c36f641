import { join } from 'node:path'
import { type Argument, type MediaCommand, source } from '#media/command.ts'
import { h264, sameBytes, toBt709 } from '#media/encode.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { type BurnedCaption, burnInto } from './captions/burned.ts'
import { cutFrames, ourHeaders } from './cuts.ts'
import { fitInto } from './frames.ts'
import { rangeOf } from './part-source.ts'
import { makeParts, type Part, type PartsContext, partRanges } from './parts.ts'
import type { Body, FilmClip, Piece } from './pieces.ts'
import { type PlacedPiece, placedPieces } from './placed-pieces.ts'

interface Frames {
  width: number
  height: number
  fps: number
}

export interface Clip extends FilmClip {
  probe: Probe
  /** Filters that bring its picture to SDR; none where it is. */
  sdr: readonly string[]
}

/** Clips as a film of these frames takes them: where they can be cut without encoding, and what brings them to SDR. */
export async function readClips(
  paths: readonly string[],
  frame: Frames,
  { scratch, signal }: Pick<PartsContext, 'scratch' | 'signal'>,
): Promise<Clip[]> {
  const clips: Clip[] = []
  let headers: string | null = null
  for (const path of paths) {
    const probe = await probeFile(path, signal)
    const frames = Math.max(1, Math.round((probe.durationSeconds ?? 1 / frame.fps) * frame.fps))
    let cuts: number[] = []
    if (mayBeOurs(probe, frame)) {
      headers ??= await ourHeaders(frame, { scratch, signal })
      cuts = await cutFrames({ path, frames }, frame.fps, headers, { scratch, signal })
    }
    clips.push({ path, frames, cuts, probe, sdr: await toSdr(probe) })
  }
  return clips
}

/**
 * The pieces of a film → its silent parts, files of their own to be joined. What our own encoder made in this size and rate is
 * copied; all else (the body of a clip, a transition, what has a caption in it) is encoded, each part by itself with a closed
 * start. Parts are joined by copying: memory stays flat however long the film is.
 */
export async function makePicture(
  pieces: readonly Piece<Clip>[],
  captions: readonly BurnedCaption[],
  frame: Frames,
  context: PartsContext,
): Promise<Part[]> {
  const { scratch, signal } = context
  const parts = placedPieces(pieces, captions)
    .flatMap((placed) => inParts(placed, frame.fps))
    .map(({ piece, atFrame }, index): Part => {
      const path = join(scratch, `piece-${index}.mp4`)
      const burn = (firstInput: number) =>
        burnInto(captions, { fromFrame: atFrame, toFrame: atFrame + piece.frames }, firstInput)
      const args = piece.kind === 'copy' ? copyBody(piece, frame.fps) : encode(piece, frame, burn)
      const command: MediaCommand = {
        program: 'ffmpeg',
        args: [...args, '-frames:v', String(piece.frames), ...sameBytes, { output: path }],
        durationSeconds: piece.frames / frame.fps,
      }
      return {
        ...{ path, frames: piece.frames, cheap: piece.kind === 'copy' },
        async make(onProgress) {
          await runMedia(command, { cwd: scratch, signal, onProgress })
          return {}
        },
      }
    })
  await makeParts(parts, context)
  return parts
}

/** The body of a clip that must be encoded is as long as the clip. */
function inParts({ piece, atFrame }: PlacedPiece<Clip>, fps: number): PlacedPiece<Clip>[] {
  if (piece.kind !== 'encode') return [{ piece, atFrame }]
  return partRanges(piece.frames, fps).map(({ from, to }) => ({
    piece: { ...piece, fromFrame: piece.fromFrame + from, frames: to - from },
    atFrame: atFrame + from,
  }))
}

function mayBeOurs(probe: Probe, { width, height, fps }: Frames): boolean {
  const isH264 = probe.contentType === 'video/mp4' && probe.videoCodec === 'h264'
  return (
    isH264 && probe.width === width && probe.height === height && Math.abs((probe.fps ?? 0) - fps) < 0.001
  )
}

/** Whole groups of pictures are so many packets, in the order in which they are decoded; their clock begins anew. */
function copyBody({ clip, fromFrame }: Body<Clip>, fps: number): Argument[] {
  // A quarter of a frame late, so that rounding cannot find the group before.
  const start = ['-ss', String((fromFrame + 0.25) / fps)]
  const clock = ['-bsf:v', 'setts=pts=PTS-STARTPTS:dts=DTS-STARTPTS', '-video_track_timescale', '90000']
  return [...source(clip.path, ...start), '-map', '0:v:0', '-c:v', 'copy', ...clock, '-f', 'mp4']
}

function encode(
  piece: Piece<Clip>,
  frame: Frames,
  burn: (firstInput: number) => ReturnType<typeof burnInto>,
): Argument[] {
  const { clip, fromFrame, frames } = piece
  const { fps } = frame
  const made = ['-map', '[out]', '-r', String(fps), ...h264(fps)]
  if (piece.kind !== 'join') {
    const { input, chain } = framesOf(clip, fromFrame, frames, frame)
    const words = burn(1)
    const graph = [`[0:v:0]${chain},${toBt709}[bare]`, ...words.graph].join(';\n')
    return [...input, ...words.inputs, '-filter_complex', graph, ...made]
  }
  const { next, overlapFrames, effect } = piece
  const aloneFrames = clip.frames - fromFrame - overlapFrames
  const before = framesOf(clip, fromFrame, aloneFrames + overlapFrames, frame)
  const after = framesOf(next, 0, frames - aloneFrames, frame)
  const words = burn(2)
  const graph = [
    `[0:v:0]${before.chain}[a]`,
    `[1:v:0]${after.chain}[b]`,
    `[a][b]xfade=transition=${effect}:duration=${overlapFrames / fps}:offset=${aloneFrames / fps},${toBt709}[bare]`,
    ...words.graph,
  ].join(';\n')
  return [...before.input, ...after.input, ...words.inputs, '-filter_complex', graph, ...made]
}

/** Exactly so many frames from a clip, in the film's size and rate. From its end on there is its last one. */
function framesOf({ path, probe, sdr, frames: all }: Clip, from: number, frames: number, frame: Frames) {
  const { width, height, fps } = frame
  const first = Math.min(from, all - 1)
  const { input, filters } = rangeOf(path, probe, fps, { from: first, to: first + frames })
  const chain = [
    ...[filters, fitInto(width, height)],
    ...(sdr.length > 0 ? [...sdr, toBt709] : []),
    // Transitions compare frames, so both sides must be of one format; their clock is one tick a frame.
    'format=yuv420p',
  ]
  return { input, chain: chain.join(',') }
}
