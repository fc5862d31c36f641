import { cameraAxes, type Frame, projectPoint } from '#camera/project.ts'
import type { CameraState } from '#camera/state.ts'
import type { PaintContext, Surface } from './canvas.ts'

/** Further than any parallax shows. */
const FAR_METRES = 100_000
/** A shift that nobody sees. */
const SHIFT_MIN = 0.75

/**
 * One frame of an open shutter: the mean of the pictures along the states, earliest first. Between two states that only
 * turn, each picture is drawn out over the way that it moved, so that a whip pan is one smear and not a row of ghosts.
 */
export function expose(
  context: PaintContext,
  states: readonly CameraState[],
  frame: Frame,
  sheet: (name: string) => Surface,
  instant: (pen: PaintContext, state: CameraState) => void,
): void {
  for (let i = 1; i < states.length; i++) {
    const before = states[i - 1]
    const now = states[i]
    if (before === undefined || now === undefined) return
    const shift = turnShift(before, now, frame)
    if (i === 1) {
      instant(context, now)
      if (shift !== null) smear(context, shift, sheet('smear'))
      continue
    }
    const picture = sheet('shutter')
    instant(picture.context, now)
    if (shift !== null) smear(picture.context, shift, sheet('smear'))
    // Each new picture is laid on at 1/k of what is there.
    context.globalAlpha = 1 / i
    context.drawImage(picture.canvas, 0, 0)
    context.globalAlpha = 1
  }
}

interface Shift {
  x: number
  y: number
}

/** From where the middle of the frame is now to where it was, in pixels; null when more than the direction changed. */
function turnShift(before: CameraState, now: CameraState, frame: Frame): Shift | null {
  if (before.x !== now.x || before.y !== now.y || before.z !== now.z || before.roll !== now.roll) return null
  const { forward } = cameraAxes(now)
  const ahead = {
    x: now.x + forward.x * FAR_METRES,
    y: now.y + forward.y * FAR_METRES,
    z: now.z + forward.z * FAR_METRES,
  }
  const was = projectPoint(ahead, before, frame)
  if (was === null) return null
  return { x: was.x - frame.width / 2, y: was.y - frame.height / 2 }
}

/** Draws the picture out along the shift: halves of it, again and again, fill the way evenly. */
function smear(context: PaintContext, shift: Shift, copy: Surface): void {
  let { x, y } = { x: shift.x / 2, y: shift.y / 2 }
  context.setTransform(1, 0, 0, 1, 0, 0)
  while (Math.hypot(x, y) >= SHIFT_MIN) {
    copy.context.drawImage(context.canvas, 0, 0)
    context.globalAlpha = 0.5
    context.drawImage(copy.canvas, x, y)
    context.globalAlpha = 1
    x /= 2
    y /= 2
  }
}
