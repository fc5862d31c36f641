import { type CameraPath, compileCamera } from '#camera/path.ts'
import type { CameraPreset } from '#camera/preset.ts'
import { BASE_FOCAL, type CameraState, type Point3 } from '#camera/state.ts'
import type { CameraRequest } from '#contract/generation.ts'
import { excess, type Reach } from './reach.ts'

export interface PhotoPath extends Pick<CameraPath, 'stateAt' | 'subjectAt' | 'sceneSecondsAt'> {
  /** How much of the asked move is drawn, 0–1. */
  share: number
}

const LOOKS = 48
const HALVINGS = 14

/**
 * The asked move through a still, as much weaker as its depth needs, with its own timing: a truck that may go half as
 * far takes all of the clip for it. A preset is asked for less of itself, so that what it locks stays locked; keyframes
 * come closer to the still's own camera.
 */
export function photoPath(
  request: CameraRequest,
  preset: CameraPreset | null,
  photo: { reach: Reach; focus: Point3 },
  clip: { durationSeconds: number; seed: number },
): PhotoPath {
  const scene = { ...clip, subject: photo.focus }
  const most = ({ stateAt }: Pick<CameraPath, 'stateAt'>) => {
    let worst = 0
    for (let i = 0; i <= LOOKS; i++) worst = Math.max(worst, excess(stateAt(i / LOOKS), photo.reach))
    return worst
  }
  const asked = compileCamera(request, preset, scene)
  const beyond = most(asked)
  if (beyond <= 1) return { ...asked, share: 1 }
  if (request.keyframes !== undefined || preset === null) {
    const share = 1 / beyond
    return { ...asked, share, stateAt: (progress) => closer(asked.stateAt(progress), share) }
  }
  const weaker = (share: number) =>
    compileCamera({ ...request, strength: request.strength * share }, preset, scene)
  // Where it begins is not a matter of strength: such a move is drawn in state by state.
  if (most(weaker(0)) > 1) return { ...asked, share: 1 / beyond }
  let [low, high] = [0, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (most(weaker(middle)) <= 1) low = middle
    else high = middle
  }
  return { ...weaker(low), share: low }
}

function closer(state: CameraState, share: number): CameraState {
  return {
    ...state,
    x: state.x * share,
    y: state.y * share,
    z: state.z * share,
    yaw: state.yaw * share,
    pitch: state.pitch * share,
    roll: state.roll * share,
    focal: BASE_FOCAL * (state.focal / BASE_FOCAL) ** share,
  }
}
