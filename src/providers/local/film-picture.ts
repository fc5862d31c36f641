import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Argument, source } from '#media/command.ts'
import { h264, sameBytes, toBt709 } from '#media/encode.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { toSdr } from '#media/tone-map.ts'
import { cutFrames, ourHeaders } from './cuts.ts'
import { fitInto } from './frames.ts'
import { type Body, type FilmClip, filmPieces, type Join, type Piece } from './pieces.ts'

interface Request {
  width: number
  height: number
  fps: number
  transitions: Parameters<typeof filmPieces>[1]
}
interface Run {
  scratch: string
  signal: AbortSignal
}

type ProbedClip = FilmClip & { probe: Probe }

/**
 * Clips, in order, with their transitions → one silent `picture.mp4`. What our own encoder made in this size and rate is
 * copied; every other piece (the body of a clip, a transition) is encoded by itself with a closed start. The pieces are joined
 * by copying: memory stays flat however long the film is.
 */
export async function joinPictures(
  paths: readonly string[],
  request: Request,
  { scratch, signal }: Run,
  onProgress: (fraction: number) => void,
): Promise<{ picture: string; clips: ProbedClip[]; totalFrames: number; starts: Starts }> {
  const clips: ProbedClip[] = []
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
  let done = 0
  for (const [index, piece] of pieces.entries()) {
    const command = piece.kind === 'copy' ? copyBody(piece, request.fps) : encode(piece, request)
    await runMedia(
      {
        program: 'ffmpeg',
        args: [
          ...command,
          '-frames:v',
          String(piece.frames),
          ...sameBytes,
          { output: join(scratch, pieceName(index)) },
        ],
        durationSeconds: piece.frames / request.fps,
      },
      {
        ...{ cwd: scratch, signal },
        onProgress: (fraction) => onProgress((done + fraction * piece.frames) / totalFrames),
      },
    )
    done += piece.frames
  }
  const picture = await joinPieces(pieces, request.fps, { scratch, signal })
  return { picture, clips, totalFrames, starts }
}

type Starts = ReturnType<typeof filmPieces>['starts']

const pieceName = (index: number) => `piece-${index}.mp4`
const microseconds = (frames: number, fps: number) => Math.round((frames / fps) * 1e6)

function mayBeOurs(probe: Probe, { width, height, fps }: Request): boolean {
  const isH264 = probe.contentType === 'video/mp4' && probe.videoCodec === 'h264'
  return (
    isH264 && probe.width === width && probe.height === height && Math.abs((probe.fps ?? 0) - fps) < 0.001
  )
}

/** Whole groups of pictures are so many packets, in the order in which they are decoded; their clock begins anew. */
function copyBody({ clip, fromFrame }: Body, fps: number): Argument[] {
  // A quarter of a frame late, so that rounding cannot find the group before.
  const start = ['-ss', String((fromFrame + 0.25) / fps)]
  const clock = ['-bsf:v', 'setts=pts=PTS-STARTPTS:dts=DTS-STARTPTS', '-video_track_timescale', '90000']
  return [...source(clip.path, ...start), '-map', '0:v:0', '-c:v', 'copy', ...clock, '-f', 'mp4']
}

function encode(piece: Body | Join, request: Request): Argument[] {
  const { clip, fromFrame, frames } = piece
  const { fps } = request
  if (piece.kind !== 'join') {
    const graph = `[0:v:0]${clipChain(request, clip, fromFrame, frames)},${toBt709}[out]`
    return [...source(clip.path), '-filter_complex', graph, '-map', '[out]', '-r', String(fps), ...h264(fps)]
  }
  const { next, overlapFrames, effect } = piece
  const aloneFrames = clip.frames - fromFrame - overlapFrames
  // A quarter of a frame early, so that rounding cannot lose the one that is meant.
  const seeks = fromFrame > 0 && clip.cuts.includes(fromFrame)
  const from = seeks ? ['-ss', String((fromFrame - 0.25) / fps)] : []
  const graph = [
    `[0:v:0]${clipChain(request, clip, seeks ? 0 : fromFrame, aloneFrames + overlapFrames)}[a]`,
    `[1:v:0]${clipChain(request, next, 0, frames - aloneFrames)}[b]`,
    `[a][b]xfade=transition=${effect}:duration=${overlapFrames / fps}:offset=${aloneFrames / fps},${toBt709}[out]`,
  ].join(';\n')
  const inputs = [...source(clip.path, ...from), ...source(next.path)]
  return [...inputs, '-filter_complex', graph, '-map', '[out]', '-r', String(fps), ...h264(fps)]
}

/** Exactly so many frames from a clip, in the film's size and rate. A clip that ends a frame early holds its last one. */
function clipChain(
  { width, height, fps }: Request,
  { sdr = [] }: FilmClip,
  fromFrame: number,
  frames: number,
): string {
  return [
    `fps=${fps}`,
    `tpad=stop=-1:stop_mode=clone`,
    `trim=start_frame=${fromFrame}:end_frame=${fromFrame + frames}`,
    'setpts=PTS-STARTPTS',
    fitInto(width, height),
    ...(sdr.length > 0 ? [...sdr, toBt709] : []),
    // Transitions compare frames, so both sides must be of one format; their clock is one tick a frame.
    'format=yuv420p',
  ].join(',')
}

/** A piece's file says its length in whole milliseconds; the list says it exactly, so that times stay even. */
async function joinPieces(pieces: readonly Piece[], fps: number, { scratch, signal }: Run): Promise<string> {
  const out = join(scratch, 'picture.mp4')
  let frames = 0
  const lines = pieces.map((piece, index) => {
    const from = microseconds(frames, fps)
    frames += piece.frames
    return `file '${pieceName(index)}'\nduration ${microseconds(frames, fps) - from}us\n`
  })
  await writeFile(join(scratch, 'pieces.txt'), lines.join(''))
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        // Our own list of our own files: the one place where a list may name files.
        ...['-f', 'concat', '-safe', '1', '-i', 'pieces.txt', '-map', '0:v:0', '-c', 'copy'],
        ...['-video_track_timescale', '90000', '-f', 'mp4', ...sameBytes, { output: out }],
      ],
    },
    { cwd: scratch, signal },
  )
  for (const index of pieces.keys()) await rm(join(scratch, pieceName(index)))
  return out
}
