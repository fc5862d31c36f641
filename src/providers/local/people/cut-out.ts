import { join } from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import { h264, opus, rawFrames, sameBytes, toBt709, toBt709Alpha, vp9Alpha } from '#media/encode.ts'
import { defaultProbeLimits, probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import type { Grid } from '#painter/photo/grid.ts'
import { alphaOf } from '#painter/photo/matte.ts'
import { decodeFrames } from '../draft/decode-frames.ts'
import { LocalErrors } from '../errors.ts'
import { evenSize, keptSound, leastFrame } from '../frames.ts'
import { framesIn } from '../part-source.ts'
import { makeInParts } from '../parts.ts'
import type { WorkerContext } from '../worker-task.ts'
import { type Backdrop, backdropOf, compose } from './backdrop.ts'
import { RemoveBackgroundBody } from './bodies.ts'
import { closerMaskOf, maskOf, peopleShare, steadied } from './mask.ts'
import { openPeopleNet, type PeopleNet } from './model.ts'

const Task = z.object({
  scratch: z.string(),
  input: z.string(),
  background: z.string().optional(),
  request: RemoveBackgroundBody,
})

/** Less than this of a picture is noise, not somebody. */
const leastShare = 0.002

/** The worker's side of `remove.background`: a picture → `cut-out.png`. */
export async function cutOutPicture(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, input, background, request } = Task.parse(task)
  await probeFile(input, context.signal)
  const { data, info } = await sharp(input, { limitInputPixels: defaultProbeLimits.pixels })
    .rotate()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  using net = await openPeopleNet()
  context.onProgress(0.3)
  const picture = { rgba: data, width, height }
  const mask = await closerMaskOf(net, picture)
  const share = peopleShare(mask)
  if (share < leastShare) throw nobody('picture')
  context.signal.throwIfAborted()
  const backdrop = await backdropOf(request, background, info)
  compose(data, alphaOf(mask, data, width, height), await backdrop(picture))
  context.onProgress(0.8)
  await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(join(scratch, 'cut-out.png'))
  return { peoplePercent: percent(share) }
}

/** A mask is steadied by those before it; after so many nobody sees where that began. */
const leadFrames = 4

/** The worker's side of `remove.background`: a video → `cut-out.webm` with alpha, or `cut-out.mp4` over a backdrop. */
export async function cutOutVideo(task: unknown, context: WorkerContext): Promise<JsonObject> {
  const { scratch, input, background, request } = Task.parse(task)
  const { signal } = context
  const probe = await probeFile(input, signal)
  const size = evenSize(probe, leastFrame)
  const fps = Math.min(60, Math.max(1, probe.fps ?? 24))
  const backdrop = await backdropOf(request, background, size)
  using net = await openPeopleNet()
  const transparent = background === undefined && request.background === 'transparent'
  const made = await makeInParts(
    {
      ...{ frames: framesIn(probe, fps), fps },
      sound: probe.hasAudio ? { path: input, codec: transparent ? opus : keptSound(probe) } : null,
      async make({ from, to }, path, onProgress) {
        const first = Math.max(0, from - leadFrames)
        await using frames = await decodeFrames(input, {
          ...{ ...size, probe, fps, range: { from: first, to }, scratch, signal },
        })
        const people = peopleOf(net, backdrop, size)
        let most = 0
        await runMedia(
          {
            program: 'ffmpeg',
            args: [...encodeArguments({ ...size, fps }, transparent), ...sameBytes, { output: path }],
          },
          {
            ...{ cwd: scratch, signal, limits: { seconds: 3_500, stallSeconds: 180 } },
            feed: async (write) => {
              for (let frame = first; frame < to; frame++) {
                const rgba = await frames.next()
                if (!rgba) return
                const share = await people(rgba)
                // A write that found room does not wait; the message that stops us must be heard all the same.
                await new Promise(setImmediate)
                signal.throwIfAborted()
                if (frame < from) continue
                most = Math.max(most, share)
                await write(rgba)
                onProgress((frame + 1 - from) / (to - from))
              }
            },
          },
        )
        return { most }
      },
    },
    join(scratch, transparent ? 'cut-out.webm' : 'cut-out.mp4'),
    { ...context, scratch },
  )
  const most = Math.max(
    ...z
      .array(Made)
      .parse(made)
      .map((part) => part.most),
  )
  if (most < leastShare) throw nobody('video')
  return { peoplePercent: percent(most) }
}

const Made = z.object({ most: z.number() })

/** Composes frame after frame; tells how much of each is somebody. */
function peopleOf(net: PeopleNet, backdrop: Backdrop, size: { width: number; height: number }) {
  let held: Grid | null = null
  return async (rgba: Uint8Array): Promise<number> => {
    const picture = { rgba, ...size }
    held = steadied(held, await maskOf(net, picture))
    const behind = await backdrop(picture)
    compose(rgba, alphaOf(held, rgba, size.width, size.height), behind)
    return peopleShare(held)
  }
}

function encodeArguments(
  { width, height, fps }: { width: number; height: number; fps: number },
  transparent: boolean,
) {
  const colours = transparent ? toBt709Alpha : toBt709
  const graph = `[0:v]setsar=1,${colours}[out]`
  const codec = transparent ? vp9Alpha(fps) : h264(fps)
  return [...rawFrames(width, height, fps), '-filter_complex', graph, '-map', '[out]', ...codec]
}

const percent = (share: number) => Math.round(share * 1_000) / 10
const nobody = (kind: 'picture' | 'video') =>
  LocalErrors.nobody_found({
    detail: `There is nobody in this ${kind} that the local cut-out can see. It knows people only.`,
    nextSteps: [{ action: 'switch_engine', label: 'Use an engine that cuts out anything', engineId: 'auto' }],
  })
