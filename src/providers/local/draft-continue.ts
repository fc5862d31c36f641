import { join } from 'node:path'
import { probeFile } from '#media/probe.ts'
import { joinContinuation } from './continue.ts'
import { DraftContinueBody } from './draft/bodies.ts'
import { framesOfClip } from './draft/paint-again.ts'
import { endpoint, inputOf, type LocalContext } from './endpoint.ts'
import { evenSize, leastFrame } from './frames.ts'
import { inWorker } from './in-worker.ts'
import { writeLastFrame } from './last-frame.ts'
import { paintAgain } from './paint-again.ts'

/**
 * A video that goes on. What the painter painted is painted on: the same scene, the frame that would have followed. Any other
 * video goes on from its last picture, as a photo that the camera moves through.
 */
export const draftContinue = endpoint(DraftContinueBody, async (request, context) => {
  const { path: video } = inputOf(context, 'video')
  const lastPicture = await writeLastFrame(video, context)
  const painting = {
    ...context,
    // It would show the new part alone.
    preview: null,
    onProgress: (fraction: number) => context.onProgress(0.9 * fraction),
  }
  const joining = { ...context, onProgress: (fraction: number) => context.onProgress(0.9 + 0.1 * fraction) }
  const onward = await paintOn(video, lastPicture, request, painting)
  const after = onward?.path ?? (await movePicture(video, lastPicture, request, painting))
  const joined = await joinContinuation(video, after, { repeatsLast: onward === null }, joining)
  const how = onward ? { continues: 'exactly', ...onward.facts } : { continues: 'from its last picture' }
  return [{ ...joined, facts: { ...joined.facts, ...how } }]
})

async function paintOn(
  video: string,
  lastPicture: string,
  { painted, durationSeconds, camera }: DraftContinueBody,
  context: LocalContext,
) {
  if (painted === null) return null
  const { width, height } = painted.body
  return paintAgain(
    { probe: await probeFile(video, context.signal), lastPicture },
    {
      painted,
      wanted: { ...painted, continued: [...painted.continued, { durationSeconds, camera }] },
      size: { width, height },
      from: framesOfClip(painted),
    },
    context,
  )
}

async function movePicture(
  video: string,
  input: string,
  { durationSeconds, camera, seed }: DraftContinueBody,
  context: LocalContext,
): Promise<string> {
  const { scratch } = context
  const probe = await probeFile(video, context.signal)
  const { width, height } = evenSize(probe, leastFrame)
  const request = {
    ...{ width: Math.min(4_096, width), height: Math.min(4_096, height), fps: Math.min(60, probe.fps ?? 24) },
    ...{ durationSeconds, seed, camera, style: null },
  }
  await inWorker({ kind: 'photo.motion', scratch, input, request }, context)
  return join(scratch, 'photo.mp4')
}
