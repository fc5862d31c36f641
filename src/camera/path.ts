import type { CameraRequest } from '#contract/generation.ts'
import { coast, coastingCurves, restartedClock } from './coast.ts'
import type { Curve } from './interpolate.ts'
import { keyframePath } from './keyframes.ts'
import type { CameraPreset } from './preset.ts'
import { depthOf } from './project.ts'
import { BASE_FOCAL, type CameraState, GROUND_Y, NEAR_DEPTH, type Point3 } from './state.ts'
import { distanceOver, timeCurve } from './time-curve.ts'
import { type ParamCurves, paramCurves } from './tracks.ts'

export interface CameraScene {
  durationSeconds: number
  seed: number
  subject: Point3
}

/** A shot's camera. `progress` is the clip's own, 0 at its first frame and 1 at its last. */
export interface CameraPath {
  stateAt(progress: number): CameraState
  /** Where the subject's centre is; it moves only when camera and subject travel together. */
  subjectAt(progress: number): Point3
  /** The scene's own clock in seconds: slower in slow motion, stopped in bullet time. */
  sceneSecondsAt(progress: number): number
  /** So many seconds after the last frame: what moved there comes to rest, an unsteady hand stays one. */
  stateAfter(seconds: number): CameraState
  sceneSecondsAfter(seconds: number): number
}

const DEGREES = 180 / Math.PI
/** How far down a move may take the camera, in metres: short of the ground by a hand. */
const DEEPEST_DROP = -GROUND_Y - 0.4

/**
 * The camera's path for a request: the user's keyframes as they are, else the preset at the asked strength, else a
 * still camera; either way run by the time curve.
 */
export function compileCamera(
  request: CameraRequest,
  preset: CameraPreset | null,
  scene: CameraScene,
): CameraPath {
  const time = timeCurve(request)
  if (request.keyframes !== undefined) return keyframedPath(request.keyframes, request.easing, time, scene)
  const mirrored = preset?.side !== undefined && (request.side ?? preset.side) === 'left'
  const { durationSeconds } = scene
  const curves = coastingCurves(
    paramCurves(preset, {
      ...{ strength: request.strength, easing: request.easing, mirrored },
      ...{ durationSeconds, seed: scene.seed },
    }),
    time,
    durationSeconds,
  )
  const place = cameraPlace(curves, preset?.subjectLock ?? false, scene.subject)
  const start = { ...place(0, 0), ...UNSET }
  const startDepth = Math.max(NEAR_DEPTH, depthOf(scene.subject, start))
  const startDistance = distanceBetween(start, scene.subject)
  const reach = distanceBetween(ORIGIN, scene.subject) * request.strength
  const travelX = reach * (preset?.travel?.x ?? 0) * (mirrored ? -1 : 1)
  const travelZ = reach * (preset?.travel?.z ?? 0)
  const sceneDistance = distanceOver(preset?.sceneSpeed ?? REAL_TIME)

  const stateOf = (move: number, seconds: number, travelled: number): CameraState => {
    const placed = place(move, seconds)
    const state: CameraState = { ...placed, ...UNSET, aperture: preset?.aperture ?? 0 }
    state.focal = BASE_FOCAL * curves.focal(move, seconds)
    if (preset?.holdSubjectSize === true) {
      state.focal *= Math.max(NEAR_DEPTH, depthOf(scene.subject, state)) / startDepth
    }
    // By distance, not by depth: a pan turns away from the subject and its focus stays.
    const nearer = distanceBetween(state, scene.subject) / startDistance
    state.focusDepth = Math.max(NEAR_DEPTH, startDepth * nearer * curves.focus(move, seconds))
    if (preset?.travel !== undefined) {
      state.travelX = travelX * travelled
      state.travelZ = travelZ * travelled
      state.x += state.travelX
      state.z += state.travelZ
    }
    if (preset?.shutter !== undefined) state.shutter = preset.shutter
    return state
  }
  const travelledAfter = coast(time, durationSeconds)
  const sceneSecondsAt = (progress: number) => sceneDistance(time(held(progress))) * durationSeconds

  return {
    stateAt(progress) {
      const clip = held(progress)
      const move = time(clip)
      return stateOf(move, clip * durationSeconds, move)
    },
    stateAfter: (seconds) => stateOf(time(1), durationSeconds + seconds, time(1) + travelledAfter(seconds)),
    subjectAt(progress) {
      const move = time(held(progress))
      return { ...scene.subject, x: scene.subject.x + travelX * move, z: scene.subject.z + travelZ * move }
    },
    sceneSecondsAt,
    sceneSecondsAfter: restartedClock(sceneSecondsAt, durationSeconds),
  }
}

const REAL_TIME = [
  [0, 1],
  [1, 1],
] as const

const ORIGIN: Readonly<Point3> = { x: 0, y: 0, z: 0 }

/** The lens before it is worked out; position and angles do not depend on it. */
const UNSET = { focal: BASE_FOCAL, focusDepth: 1, aperture: 0 }

const held = (progress: number): number => Math.min(1, Math.max(0, progress))

const distanceBetween = (a: Point3, b: Point3): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)

type Placement = Pick<CameraState, 'x' | 'y' | 'z' | 'yaw' | 'pitch' | 'roll'>

/**
 * Position and angles before lens and travel. Moves along axes come first; then the camera swings around the subject
 * as one rigid arm, so a locked camera turns by exactly the arm's angle and a full circle ends where it began.
 */
function cameraPlace(
  curves: ParamCurves,
  subjectLock: boolean,
  subject: Point3,
): (progress: number, seconds: number) => Placement {
  const d = distanceBetween(ORIGIN, subject)
  const startBearing = bearing(ORIGIN, subject)
  return (progress, seconds) => {
    const toward = curves.toward(progress, seconds)
    const along = subject.y * toward
    // Who backs away from something tall goes down.
    const down = toward < 0 ? Math.min(0, along) : 0
    const shift = {
      x: curves.x(progress, seconds) * d + subject.x * toward,
      y: aboveGround(curves.y(progress, seconds) * d + down) + along - down,
      z: curves.z(progress, seconds) * d + subject.z * toward,
    }
    const orbit = curves.orbit(progress, seconds)
    const elevation = curves.elevation(progress, seconds)
    const swung = orbit === 0 && elevation === 0 ? shift : swing(shift, subject, orbit, elevation)
    const lock = { yaw: 0, pitch: 0 }
    if (subjectLock) {
      const now = bearing(shift, subject)
      lock.yaw = now.yaw - startBearing.yaw - orbit
      lock.pitch = now.pitch - startBearing.pitch - elevation
    }
    return {
      x: swung.x,
      y: swung.y,
      z: swung.z,
      yaw: lock.yaw + curves.yaw(progress, seconds),
      pitch: lock.pitch + curves.pitch(progress, seconds),
      roll: curves.roll(progress, seconds),
    }
  }
}

/** Downward moves slow down before they reach the ground, however far away (and so however large d) the subject is. */
function aboveGround(y: number): number {
  return y < 0 ? -DEEPEST_DROP * Math.tanh(-y / DEEPEST_DROP) : y
}

/** Yaw and pitch, in degrees, at which a camera at `from` has `point` in its centre. */
function bearing(from: Point3, point: Point3): { yaw: number; pitch: number } {
  const x = point.x - from.x
  const z = point.z - from.z
  return { yaw: Math.atan2(x, z) * DEGREES, pitch: Math.atan2(point.y - from.y, Math.hypot(x, z)) * DEGREES }
}

/** The place after turning around the subject by degrees of azimuth and elevation, at constant distance. */
function swing(from: Point3, subject: Point3, orbit: number, elevation: number): Point3 {
  const x = from.x - subject.x
  const y = from.y - subject.y
  const z = from.z - subject.z
  const ground = Math.hypot(x, z)
  const radius = Math.hypot(ground, y)
  const azimuth = Math.atan2(x, -z) + orbit / DEGREES
  const height = Math.atan2(y, ground) + elevation / DEGREES
  return {
    x: subject.x + radius * Math.cos(height) * Math.sin(azimuth),
    y: subject.y + radius * Math.sin(height),
    z: subject.z - radius * Math.cos(height) * Math.cos(azimuth),
  }
}

function keyframedPath(
  keyframes: NonNullable<CameraRequest['keyframes']>,
  easing: CameraRequest['easing'],
  time: Curve,
  scene: CameraScene,
): CameraPath {
  const path = keyframePath(keyframes, easing)
  const focused = (lens: Omit<CameraState, 'focusDepth' | 'aperture'>): CameraState => {
    const state: CameraState = { ...lens, focusDepth: 1, aperture: 0 }
    state.focusDepth = Math.max(NEAR_DEPTH, depthOf(scene.subject, state))
    return state
  }
  const end = path(time(1))
  const { durationSeconds } = scene
  const after = (name: 'x' | 'y' | 'z' | 'yaw' | 'pitch' | 'roll') =>
    coast((progress) => path(time(progress))[name], durationSeconds)
  const coasts = {
    ...{ x: after('x'), y: after('y'), z: after('z') },
    ...{ yaw: after('yaw'), pitch: after('pitch'), roll: after('roll') },
  }
  const focalAfter = coast((progress) => Math.log(path(time(progress)).focal), durationSeconds)
  const sceneSecondsAt = (progress: number) => time(held(progress)) * durationSeconds
  return {
    stateAt: (progress) => focused(path(time(held(progress)))),
    stateAfter: (seconds) =>
      focused({
        x: end.x + coasts.x(seconds),
        y: end.y + coasts.y(seconds),
        z: end.z + coasts.z(seconds),
        yaw: end.yaw + coasts.yaw(seconds),
        pitch: end.pitch + coasts.pitch(seconds),
        roll: end.roll + coasts.roll(seconds),
        focal: end.focal * Math.exp(focalAfter(seconds)),
      }),
    subjectAt: () => ({ ...scene.subject }),
    sceneSecondsAt,
    sceneSecondsAfter: restartedClock(sceneSecondsAt, durationSeconds),
  }
}
