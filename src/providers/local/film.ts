import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Argument, source } from '#media/command.ts'
import { h264, sameBytes, toBt709 } from '#media/encode.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { cutFrames, ourHeaders } from './cuts.ts'
import { endpoint, evenPixels, framesPerSecond, inputOf, inputsOf } from './endpoint.ts'
import { fitInto } from './frames.ts'
import { mixToAac, type Stem } from './mix.ts'
import { joinArguments, loudnessFacts, voiceStem } from './mux.ts'
import { type Body, type FilmClip, filmPieces, type Join, type Piece } from './pieces.ts'

const body = z.strictObject({
  width: evenPixels,
  height: evenPixels,
  fps: framesPerSecond,
  /** Between one clip and the next; fewer than the joins means cuts after that. */
  transitions: z
    .array(z.strictObject({ kind: z.enum(['cut', 'dissolve', 'dip']), seconds: z.number().min(0).max(5) }))
    .max(200),
  /** When each voice begins, in the film's own seconds. */
  voiceAt: z.array(z.number().min(0).max(3_600)).max(200),
})

type Request = z.infer<typeof body>
interface Run {
  scratch: string
  signal: AbortSignal
}

/**
 * Clips, in order, with their transitions, voices and ambience → one film. What our own encoder made in this size and rate is
 * copied; every other piece (the body of a clip, a transition) is encoded by itself with a closed start. The pieces are joined
 * by copying: memory stays flat however long the film is.
 */
export const film = endpoint(body, async (request, context) => {
  const { scratch, signal, onProgress } = context
  inputOf(context, 'video')
  const inputs = inputsOf(context, 'video')
  const clips: (FilmClip & { probe: Probe })[] = []
  let headers: string | null = null
  for (const { path } of inputs) {
    const probe = await probeFile(path, signal)
    const frames = Math.max(1, Math.round((probe.durationSeconds ?? 1 / request.fps) * request.fps))
    let cuts: number[] = []
    if (mayBeOurs(probe, request)) {
      headers ??= await ourHeaders(request, { scratch, signal })
      cuts = await cutFrames({ path, frames }, request.fps, headers, { scratch, signal })
    }
    clips.push({ path, frames, cuts, probe })
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
        onProgress: (fraction) => onProgress((0.85 * (done + fraction * piece.frames)) / totalFrames),
      },
    )
    done += piece.frames
  }
  const picture = await joinPieces(pieces, request.fps, { scratch, signal })
  const durationSeconds = totalFrames / request.fps
  const stems: Stem[] = []
  for (const [index, clip] of clips.entries()) {
    if (!clip.probe.hasAudio) continue
    const { atFrame, fadeInFrames, fadeOutFrames } = starts[index] ?? {
      atFrame: 0,
      fadeInFrames: 0,
      fadeOutFrames: 0,
    }
    const lengthSeconds = clip.frames / request.fps
    const seconds = (frames: number) => Math.max(0.02, frames / request.fps)
    stems.push({
      ...{ kind: 'own', path: clip.path, atSeconds: atFrame / request.fps, lengthSeconds },
      ...{ fadeInSeconds: seconds(fadeInFrames), fadeOutSeconds: seconds(fadeOutFrames) },
    })
  }
  const ambiences = inputsOf(context, 'ambience')
  for (const { path } of ambiences) {
    stems.push({
      kind: 'ambience',
      path,
      atSeconds: 0,
      lengthSeconds: null,
      fadeInSeconds: 0.5,
      fadeOutSeconds: 0.8,
    })
  }
  for (const [index, { path }] of inputsOf(context, 'voice').entries()) {
    const at = request.voiceAt[index] ?? 0
    if (at >= durationSeconds) continue
    const { durationSeconds: length } = await probeFile(path, signal)
    stems.push(voiceStem(path, at, length ?? 0, durationSeconds))
  }
  const sound = join(scratch, 'sound.m4a')
  const loudness = await mixToAac(stems, durationSeconds, sound, { scratch, signal })
  const path = join(scratch, 'film.mp4')
  const args = joinArguments(picture, loudness ? sound : null, ['-c:v', 'copy'], path)
  await runMedia({ program: 'ffmpeg', args }, { cwd: scratch, signal })
  await rm(picture)
  onProgress(1)
  const facts = { ...loudnessFacts(loudness), durationSeconds, clips: clips.length }
  return [{ kind: 'video', path, contentType: 'video/mp4', facts }]
})

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
    const graph = `[0:v:0]${clipChain(request, fromFrame, frames)},${toBt709}[out]`
    return [...source(clip.path), '-filter_complex', graph, '-map', '[out]', '-r', String(fps), ...h264(fps)]
  }
  const { next, overlapFrames, effect } = piece
  const aloneFrames = clip.frames - fromFrame - overlapFrames
  // A quarter of a frame early, so that rounding cannot lose the one that is meant.
  const seeks = fromFrame > 0 && clip.cuts.includes(fromFrame)
  const from = seeks ? ['-ss', String((fromFrame - 0.25) / fps)] : []
  const graph = [
    `[0:v:0]${clipChain(request, seeks ? 0 : fromFrame, aloneFrames + overlapFrames)}[a]`,
    `[1:v:0]${clipChain(request, 0, frames - aloneFrames)}[b]`,
    `[a][b]xfade=transition=${effect}:duration=${overlapFrames / fps}:offset=${aloneFrames / fps},${toBt709}[out]`,
  ].join(';\n')
  const inputs = [...source(clip.path, ...from), ...source(next.path)]
  return [...inputs, '-filter_complex', graph, '-map', '[out]', '-r', String(fps), ...h264(fps)]
}

/** Exactly so many frames from a clip, in the film's size and rate. A clip that ends a frame early holds its last one. */
function clipChain({ width, height, fps }: Request, fromFrame: number, frames: number): string {
  return [
    `fps=${fps}`,
    `tpad=stop=-1:stop_mode=clone`,
    `trim=start_frame=${fromFrame}:end_frame=${fromFrame + frames}`,
    'setpts=PTS-STARTPTS',
    fitInto(width, height),
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
