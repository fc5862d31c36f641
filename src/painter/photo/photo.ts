import { BASE_FOCAL, type CameraState, NEAR_DEPTH, type Point3 } from '#camera/state.ts'
import { brightnessGrid, estimateNearness } from './depth.ts'
import { fillHoles } from './fill.ts'
import { boxMean, type Grid, newGrid, sampleGrid } from './grid.ts'

/** Metres to the nearest and the farthest thing that a still is taken to show. */
const NEAR_METRES = 5
const FAR_METRES = 40

type Pixels = Uint8ClampedArray | Uint8Array

/** A still made ready to move: two pictures (behind and, with a mask, before) and one inverse depth for each place. */
export interface Photo {
  width: number
  height: number
  background: Pixels
  /** The masked subject, or null: then the background is the whole picture. */
  subject: { pixels: Pixels; coverage: Grid; inverseDepth: number } | null
  /** One over metres, smooth over the background. */
  inverseDepth: Grid
  /** Where the subject is taken to stand: cameras orbit and focus here. */
  focus: Point3
}

export interface PhotoHints {
  /** One byte a pixel, of the photo's own size: 0 background, 255 subject. */
  mask?: Uint8Array
  /** What the camera looks at, as shares of the width and height. */
  focus?: { x: number; y: number }
}

export function preparePhoto(rgba: Pixels, width: number, height: number, hints: PhotoHints = {}): Photo {
  if (rgba.length !== width * height * 4) throw new RangeError('preparePhoto: the pixels do not fit the size')
  const { mask } = hints
  if (mask !== undefined && mask.length !== width * height)
    throw new RangeError('preparePhoto: the mask does not fit the size')
  const brightness = brightnessGrid(rgba, width, height)
  const nearness = estimateNearness(brightness)
  const inverse = newGrid(nearness.width, nearness.height)
  const inverseOf = (near: number) =>
    1 / FAR_METRES + (1 / NEAR_METRES - 1 / FAR_METRES) * Math.min(1, Math.max(0, near))
  nearness.values.forEach((near, i) => {
    inverse.values[i] = inverseOf(near)
  })
  const subject = mask === undefined ? null : cutOut(rgba, width, height, mask, inverse)
  const background =
    mask === undefined || subject === null
      ? rgba
      : fillHoles(rgba, width, height, grownHole(mask, width, height))
  const look = subject === null ? (hints.focus ?? { x: 0.5, y: 0.62 }) : centreOf(subject.coverage)
  const metres = 1 / (subject?.inverseDepth ?? sampleGrid(inverse, look.x, look.y))
  return {
    width,
    height,
    background,
    subject,
    inverseDepth: inverse,
    focus: {
      x: ((look.x - 0.5) * metres) / BASE_FOCAL,
      y: (((0.5 - look.y) * metres) / BASE_FOCAL) * (height / width),
      z: metres,
    },
  }
}

function cutOut(
  rgba: Pixels,
  width: number,
  height: number,
  mask: Uint8Array,
  inverse: Grid,
): Photo['subject'] {
  const coverage = newGrid(
    Math.min(width, 640),
    Math.min(height, Math.round((Math.min(width, 640) * height) / width)),
  )
  let any = false
  let foot = 0
  for (let y = 0; y < coverage.height; y++) {
    for (let x = 0; x < coverage.width; x++) {
      const px = Math.min(width - 1, Math.floor(((x + 0.5) * width) / coverage.width))
      const py = Math.min(height - 1, Math.floor(((y + 0.5) * height) / coverage.height))
      const share = (mask[py * width + px] ?? 0) / 255
      coverage.values[y * coverage.width + x] = share
      if (share > 0.5) {
        any = true
        foot = Math.max(foot, y)
      }
    }
  }
  if (!any) return null
  const soft = boxMean(coverage, 1)
  // The subject is one upright sheet that stands where its foot touches the ground.
  const { x } = centreOf(soft)
  const inverseDepth = Math.max(1 / 14, sampleGrid(inverse, x, foot / coverage.height))
  return { pixels: rgba, coverage: soft, inverseDepth }
}

function centreOf(coverage: Grid): { x: number; y: number } {
  let sumX = 0
  let sumY = 0
  let sum = 0
  coverage.values.forEach((share, i) => {
    sum += share
    sumX += share * (i % coverage.width)
    sumY += share * Math.floor(i / coverage.width)
  })
  return sum === 0
    ? { x: 0.5, y: 0.5 }
    : { x: (sumX / sum + 0.5) / coverage.width, y: (sumY / sum + 0.5) / coverage.height }
}

/** The mask grown by a hundredth of the width, so that none of the subject's edge is left in the background. */
function grownHole(mask: Uint8Array, width: number, height: number): Uint8Array {
  const reach = Math.max(2, Math.round(width / 100))
  const across = new Uint8Array(mask.length)
  const hole = new Uint8Array(mask.length)
  for (let y = 0; y < height; y++) {
    let last = Number.NEGATIVE_INFINITY
    for (let x = 0; x < width + reach; x++) {
      if (x < width && (mask[y * width + x] ?? 0) > 12) last = x + reach * 2
      const at = x - reach
      if (at >= 0 && x <= last) across[y * width + at] = 1
    }
  }
  for (let x = 0; x < width; x++) {
    let last = Number.NEGATIVE_INFINITY
    for (let y = 0; y < height + reach; y++) {
      if (y < height && across[y * width + x] === 1) last = y + reach * 2
      const at = y - reach
      if (at >= 0 && y <= last) hole[at * width + x] = 1
    }
  }
  return hole
}

/** How far a camera may go from the still's own, in metres and degrees, before guesses would show. */
const LIMITS = { x: 0.36, y: 0.22, z: 1.5, degrees: 5, focalLow: 0.97, focalHigh: 2.4 }

const soften = (value: number, limit: number) => limit * Math.tanh(value / limit)

/** The camera that is really used: the same move, drawn in smoothly to what the still can bear. */
export function boundedCamera(camera: CameraState): CameraState {
  const roll = camera.roll
  return {
    ...camera,
    x: soften(camera.x, LIMITS.x),
    y: soften(camera.y, LIMITS.y),
    z: soften(camera.z, LIMITS.z),
    yaw: soften(camera.yaw, LIMITS.degrees),
    pitch: soften(camera.pitch, LIMITS.degrees),
    roll: soften(roll, LIMITS.degrees),
    focal: BASE_FOCAL * Math.min(LIMITS.focalHigh, Math.max(LIMITS.focalLow, camera.focal / BASE_FOCAL)),
    focusDepth: Math.max(NEAR_DEPTH, camera.focusDepth),
  }
}
