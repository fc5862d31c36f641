import { goOn } from '#camera/go-on.ts'
import { type CameraPath, compileCamera } from '#camera/path.ts'
import type { CameraState, Point3 } from '#camera/state.ts'
import { CameraRequest } from '#contract/generation.ts'
import type { CameraBody, PaintedClip } from './bodies.ts'

/** A painted clip with all that it was continued by, frame by frame. A frame may lie between two. */
export interface Shot {
  frames: number
  stateAt(frame: number): CameraState
  sceneSecondsAt(frame: number): number
}

type After = Pick<CameraPath, 'stateAt' | 'stateAfter' | 'sceneSecondsAt' | 'sceneSecondsAfter'>

/** A part of the shot: after the first, its own frames follow `from`, the last one of the part before. */
interface Part {
  from: number
  last: number
  state(frame: number): CameraState
  sceneSeconds(frame: number): number
  /** What a part without a camera of its own goes on with, and how long that is over when this part ends. */
  path: After
  overSeconds: number
}

/** The first frame's camera and time are the clip's beginning, the last frame's its end; what follows keeps its rate. */
export function openShot({ body, continued }: PaintedClip, subject: Point3): Shot {
  const { fps, durationSeconds, seed } = body
  const first = framesOf(durationSeconds, fps)
  const path = cameraPath(body.camera, { durationSeconds, seed, subject })
  const begin: Part = {
    ...{ from: 0, last: first - 1, path, overSeconds: 0 },
    state: (frame) => path.stateAt(progressOf(frame, first)),
    sceneSeconds: (frame) => path.sceneSecondsAt(progressOf(frame, first)),
  }
  const parts: Part[] = []
  let end = begin
  for (const { camera, durationSeconds: seconds } of continued) {
    end =
      camera === null
        ? restingPart(end, seconds, fps)
        : movingPart(end, { camera, seconds, seed, subject, fps })
    parts.push(end)
  }
  const partOf = (frame: number): Part => parts.findLast(({ from }) => frame > from) ?? begin
  return {
    frames: end.last + 1,
    stateAt: (frame) => partOf(frame).state(frame),
    sceneSecondsAt: (frame) => partOf(frame).sceneSeconds(frame),
  }
}

function restingPart({ path, overSeconds, last: from }: Part, seconds: number, fps: number): Part {
  const frames = framesOf(seconds, fps)
  const since = (frame: number) => overSeconds + (frame - from) / fps
  return {
    ...{ from, last: from + frames, path, overSeconds: overSeconds + frames / fps },
    state: (frame) => path.stateAfter(since(frame)),
    sceneSeconds: (frame) => path.sceneSecondsAfter(since(frame)),
  }
}

interface Move {
  camera: NonNullable<CameraBody>
  seconds: number
  seed: number
  subject: Point3
  fps: number
}

function movingPart(before: Part, { camera, seconds, seed, subject, fps }: Move): Part {
  const { last: from } = before
  const frames = framesOf(seconds, fps)
  const own = goOn(before.state(from), camera.request, camera.preset, {
    ...{ durationSeconds: seconds, seed, subject },
  })
  const clock = before.sceneSeconds(from)
  // The clock of the new move begins where the scene's clock stands.
  const path: After = {
    ...own,
    sceneSecondsAt: (progress) => clock + own.sceneSecondsAt(progress),
    sceneSecondsAfter: (after) => clock + own.sceneSecondsAfter(after),
  }
  return {
    ...{ from, last: from + frames, path, overSeconds: 0 },
    state: (frame) => path.stateAt((frame - from) / frames),
    sceneSeconds: (frame) => path.sceneSecondsAt((frame - from) / frames),
  }
}

export const framesOf = (seconds: number, fps: number): number => Math.max(1, Math.round(seconds * fps))

export function cameraPath(
  camera: CameraBody,
  scene: { durationSeconds: number; seed: number; subject: Point3 },
): CameraPath {
  return compileCamera(camera?.request ?? CameraRequest.parse({}), camera?.preset ?? null, scene)
}

/** 0 at the first frame, 1 at the last. */
export const progressOf = (frame: number, frames: number): number => (frames > 1 ? frame / (frames - 1) : 0)
