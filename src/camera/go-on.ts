import type { CameraRequest } from '#contract/generation.ts'
import { type CameraPath, compileCamera } from './path.ts'
import type { CameraPreset } from './preset.ts'
import { type CameraState, GROUND_Y, type Point3 } from './state.ts'

/** The lens of the new move takes over in this time; a jump of the focus would be seen as a cut. */
const lensSeconds = 0.6
const lowestEye = GROUND_Y + 0.4

/** A camera move that begins where another one ended: at its place, towards where it looks, around the same subject. */
export function goOn(
  from: CameraState,
  request: CameraRequest,
  preset: CameraPreset | null,
  scene: { durationSeconds: number; seed: number; subject: Point3 },
): Pick<CameraPath, 'stateAt' | 'stateAfter' | 'sceneSecondsAt' | 'sceneSecondsAfter'> {
  const sin = Math.sin((from.yaw * Math.PI) / 180)
  const cos = Math.cos((from.yaw * Math.PI) / 180)
  // A subject that went along stands where it was left.
  const gone = { x: from.travelX ?? 0, z: from.travelZ ?? 0 }
  const away = {
    x: scene.subject.x + gone.x - from.x,
    y: scene.subject.y - from.y,
    z: scene.subject.z + gone.z - from.z,
  }
  const seen = { x: away.x * cos - away.z * sin, y: away.y, z: away.x * sin + away.z * cos }
  const path = compileCamera(request, preset, { ...scene, subject: seen })
  const start = path.stateAt(0)
  const placed = (state: CameraState, seconds: number): CameraState => {
    const x = state.x - start.x
    const z = state.z - start.z
    const { travelX = 0, travelZ = 0 } = state
    const goes = from.travelX !== undefined || state.travelX !== undefined
    const taken = Math.min(1, seconds / lensSeconds)
    return {
      ...state,
      ...(goes && {
        travelX: gone.x + travelX * cos + travelZ * sin,
        travelZ: gone.z - travelX * sin + travelZ * cos,
      }),
      x: from.x + x * cos + z * sin,
      y: Math.max(Math.min(from.y, lowestEye), from.y + state.y - start.y),
      z: from.z - x * sin + z * cos,
      yaw: from.yaw + state.yaw - start.yaw,
      pitch: from.pitch + state.pitch - start.pitch,
      roll: from.roll + state.roll - start.roll,
      focal: (from.focal * state.focal) / start.focal,
      focusDepth: from.focusDepth + (state.focusDepth - from.focusDepth) * taken,
      aperture: from.aperture + (state.aperture - from.aperture) * taken,
    }
  }
  return {
    stateAt: (progress) => placed(path.stateAt(progress), progress * scene.durationSeconds),
    stateAfter: (seconds) => placed(path.stateAfter(seconds), scene.durationSeconds + seconds),
    sceneSecondsAt: (progress) => path.sceneSecondsAt(progress),
    sceneSecondsAfter: (seconds) => path.sceneSecondsAfter(seconds),
  }
}
