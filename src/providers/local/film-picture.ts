import { join } from 'node:path'
import { type Argument, type MediaCommand, source } from '#media/command.ts'
import { h264, sameBytes, toBt709 } from '#media/encode.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { cutFrames, ourHeaders } from './cuts.ts'
import { fitInto } from './frames.ts'
import { rangeOf } from './part-source.ts'
import { makeParts, type Part, type PartsContext, partRanges } from './parts.ts'
import { type Body, type FilmClip, filmPieces, type Piece } from './pieces.ts'

interface Request {
  width: number
  height: number
  fps: number
  transitions: Parameters<typeof filmPieces>[1]
}

interface Clip extends FilmClip {
  probe: Probe
  /** Filters that bring its picture to SDR; none where it is. */
  sdr: readonly string[]
}

interface FilmPicture {
  /** Files of their own, to be joined. */
  parts: Part[]
  clips: Clip[]
  totalFrames: number
  starts: ReturnType<typeof filmPieces>['starts']
}

/**
 * Clips, in order, with their transitions → the silent parts of a film. What our own encoder made in this size and rate is
 * copied; all else (the body of a clip, a transition) is encoded, each part by itself with a closed start. Parts are joined by
 * copying: memory stays flat however long the film is.
 */
export async function makePicture(
  paths: readonly string[],
  request: Request,
  context: PartsContext,
): Promise<FilmPicture> {
  const { scratch, signal } = context
  const clips: Clip[] = []
  let headers: string | null = null
  for (const path of paths) {
    const probe = await probeFile(path, signal)
    const frames = Math.max(1, Math.round((probe.durationSeconds ?? 1 / request.fps) * request.fps))
    let cuts: number[] = []
    if (mayBeOurs(probe, request)) {
      headers ??= await ourHeaders(request, { scratch, signal })
      cuts = await cutFrames({ path, frames }, request.fps, headers, { scratch, signal })
    }
    clips.push({ path, frames, cuts, probe, sdr: await toSdr(probe) })
  }
  const { pieces, totalFrames, starts } = filmPieces(clips, request.transitions, request.fps)
  const parts = pieces
    .flatMap((piece) => inParts(piece, request.fps))
    .map((piece, index): Part => {
      const path = join(scratch, `piece-${index}.mp4`)
      const args = piece.kind === 'copy' ? copyBody(piece, request.fps) : encode(piece, request)
      const command: MediaCommand = {
        program: 'ffmpeg',
        args: [...args, '-frames:v', String(piece.frames), ...sameBytes, { output: path }],
        durationSeconds: piece.frames / request.fps,
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
  return { parts, clips, totalFrames, starts }
}

/** The body of a clip that must be encoded is as long as the clip. */
function inParts(piece: Piece<Clip>, fps: number): Piece<Clip>[] {
  if (piece.kind !== 'encode') return [piece]
  return partRanges(piece.frames, fps).map(({ from, to }) => ({
    ...piece,
    ...{ fromFrame: piece.fromFrame + from, frames: to - from },
  }))
}

function mayBeOurs(probe: Probe, { width, height, fps }: Request): boolean {
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

function encode(piece: Piece<Clip>, request: Request): Argument[] {
  const { clip, fromFrame, frames } = piece
  const { fps } = request
  const made = ['-map', '[out]', '-r', String(fps), ...h264(fps)]
  if (piece.kind !== 'join') {
    const { input, chain } = framesOf(clip, fromFrame, frames, request)
    return [...input, '-filter_complex', `[0:v:0]${chain},${toBt709}[out]`, ...made]
  }
  const { next, overlapFrames, effect } = piece
  const aloneFrames = clip.frames - fromFrame - overlapFrames
  const before = framesOf(clip, fromFrame, aloneFrames + overlapFrames, request)
  const after = framesOf(next, 0, frames - aloneFrames, request)
  const graph = [
    `[0:v:0]${before.chain}[a]`,
    `[1:v:0]${after.chain}[b]`,
    `[a][b]xfade=transition=${effect}:duration=${overlapFrames / fps}:offset=${aloneFrames / fps},${toBt709}[out]`,
  ].join(';\n')
  return [...before.input, ...after.input, '-filter_complex', graph, ...made]
}

/** Exactly so many frames from a clip, in the film's size and rate. */
function framesOf({ path, probe, sdr }: Clip, from: number, frames: number, request: Request) {
  const { width, height, fps } = request
  const { input, filters } = rangeOf(path, probe, fps, { from, to: from + frames })
  const chain = [
    ...[filters, fitInto(width, height)],
    ...(sdr.length > 0 ? [...sdr, toBt709] : []),
    // Transitions compare frames, so both sides must be of one format; their clock is one tick a frame.
    'format=yuv420p',
  ]
  return { input, chain: chain.join(',') }
}
