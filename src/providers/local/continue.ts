import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Argument, source } from '#media/command.ts'
import { aac, h264, sameBytes, toBt709 } from '#media/encode.ts'
import { type Probe, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import type { InlineOutput } from '#providers/spec/provider.ts'
import { endpoint, inputOf } from './endpoint.ts'
import { makePicture, readClips } from './film-picture.ts'
import { evenSize, fitInto, leastFrame } from './frames.ts'
import { joinParts, type PartsContext } from './parts.ts'
import { filmPieces } from './pieces.ts'

interface Run {
  scratch: string
  signal: AbortSignal
}
interface Half {
  probe: Probe
  path: string
  seconds: number
}

/**
 * A video and the clip that was made from its last picture → one video, in the first one's size and rate. The clip begins
 * with the picture that the video ends with, so that one is left out.
 */
export const continueVideo = endpoint(z.strictObject({}), async (_, context) => {
  const before = inputOf(context, 'video').path
  const after = inputOf(context, 'continuation').path
  return [await joinContinuation(before, after, { repeatsLast: true }, context)]
})

/** `repeatsLast`: the first picture of what goes on is the last one of what was. */
export async function joinContinuation(
  before: string,
  after: string,
  { repeatsLast }: { repeatsLast: boolean },
  context: PartsContext,
): Promise<InlineOutput> {
  const { scratch, signal, onProgress } = context
  const probe = await probeFile(before, signal)
  const frame = {
    ...evenSize(probe, leastFrame),
    fps: Math.min(60, probe.fps ?? 24),
  }
  const rest = repeatsLast ? await withoutFirst(after, frame, { scratch, signal }) : after
  onProgress(0.4)
  const clips = await readClips([before, rest], frame, { scratch, signal })
  const { pieces, totalFrames } = filmPieces(clips, [], frame.fps)
  const parts = await makePicture(pieces, [], frame, {
    ...context,
    onProgress: (fraction) => onProgress(0.4 + 0.4 * fraction),
  })
  const [first, second] = clips.map(({ frames }) => frames / frame.fps)
  const sound = await joinSound(
    { path: before, probe, seconds: first ?? 0 },
    { path: after, probe: await probeFile(after, signal), seconds: second ?? 0 },
    repeatsLast ? 1 / frame.fps : 0,
    { scratch, signal },
  )
  const path = join(scratch, 'continued.mp4')
  const joined = sound === null ? null : { path: sound, codec: ['-c:a', 'copy'] }
  await joinParts(parts, { fps: frame.fps, sound: joined }, path, { signal })
  await rm(rest)
  onProgress(1)
  const facts = { durationSeconds: totalFrames / frame.fps, continuesAtSeconds: first ?? 0 }
  return { kind: 'video', path, contentType: 'video/mp4', facts }
}

async function withoutFirst(
  clip: string,
  { width, height, fps }: { width: number; height: number; fps: number },
  { scratch, signal }: Run,
): Promise<string> {
  const rest = join(scratch, 'rest.mp4')
  const graph = `fps=${fps},trim=start_frame=1,setpts=PTS-STARTPTS,${fitInto(width, height)},${toBt709}`
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...source(clip), '-map', '0:v:0', '-vf', graph, '-r', String(fps)],
        ...[...h264(fps), ...sameBytes, { output: rest }],
      ],
    },
    { cwd: scratch, signal },
  )
  return rest
}

/** Long enough to hide the click of two sounds that meet, too short to be heard as a fade. */
const meetSeconds = 0.03

/** Both sounds, each exactly as long as its pictures; a part without sound is silent. Null when neither has any. */
async function joinSound(before: Half, after: Half, skipSeconds: number, run: Run): Promise<string | null> {
  if (!before.probe.hasAudio && !after.probe.hasAudio) return null
  const out = join(run.scratch, 'joined.m4a')
  const inputs: Argument[] = []
  const chain = ({ path, probe, seconds }: Half, label: string, skip: number): string => {
    const end = `apad=whole_dur=${seconds},atrim=end=${seconds},asetpts=PTS-STARTPTS[${label}]`
    if (!probe.hasAudio) return `anullsrc=r=48000:cl=stereo,${end}`
    const index = inputs.filter((argument) => argument === '-i').length
    inputs.push(...source(path))
    return [
      `[${index}:a:0]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo`,
      `atrim=start=${skip},asetpts=PTS-STARTPTS`,
      `afade=t=in:d=${skip > 0 ? meetSeconds : 0.001}`,
      `afade=t=out:st=${Math.max(0, seconds - meetSeconds)}:d=${meetSeconds}`,
      end,
    ].join(',')
  }
  const chains = [chain(before, 'before', 0), chain(after, 'after', skipSeconds)]
  const graph = `${chains.join(';\n')};\n[before][after]concat=n=2:v=0:a=1[out]`
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...inputs, '-filter_complex', graph, '-map', '[out]'],
        ...[...aac, '-f', 'mp4', ...sameBytes, { output: out }],
      ],
    },
    { cwd: run.scratch, signal: run.signal },
  )
  return out
}
