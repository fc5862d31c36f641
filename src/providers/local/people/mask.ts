import sharp from 'sharp'
import type { Grid } from '#painter/photo/grid.ts'
import { resized } from '#painter/photo/matte.ts'
import { netSide, type PeopleNet } from './model.ts'

export interface Picture {
  rgba: Uint8Array
  width: number
  height: number
}

export async function maskOf(net: PeopleNet, { rgba, width, height }: Picture): Promise<Grid> {
  const small = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize(netSide, netSide, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer()
  return { width: netSide, height: netSide, values: await net.look(small) }
}

/** What of the picture is somebody, 0–1. */
export const peopleShare = ({ values }: Grid): number =>
  values.reduce((sum, value) => sum + (value > 0.5 ? 1 : 0), 0) / values.length

const marginShare = 0.25
const largeEnough = 0.6

/** The net sees little of somebody who is small in the picture: where it found people it looks again, closer. */
export async function closerMaskOf(net: PeopleNet, picture: Picture): Promise<Grid> {
  const first = await maskOf(net, picture)
  const box = boxOf(first)
  if (!box || box.width * box.height > largeEnough) return first
  const { rgba, width, height } = picture
  const left = Math.floor(box.left * width)
  const top = Math.floor(box.top * height)
  const part = {
    ...{ left, top },
    width: Math.min(width - left, Math.max(16, Math.round(box.width * width))),
    height: Math.min(height - top, Math.max(16, Math.round(box.height * height))),
  }
  const cut = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .extract(part)
    .raw()
    .toBuffer()
  const closer = await maskOf(net, { rgba: cut, width: part.width, height: part.height })
  const sides = { width: Math.min(width, 1_024), height: Math.min(height, 1_024) }
  const whole = resized(first, sides.width, sides.height)
  const scale = { x: sides.width / width, y: sides.height / height }
  const [w, h] = [Math.round(part.width * scale.x), Math.round(part.height * scale.y)]
  const inside = resized(closer, w, h)
  const [fromX, fromY] = [Math.round(part.left * scale.x), Math.round(part.top * scale.y)]
  for (let y = 0; y < h && fromY + y < sides.height; y++) {
    for (let x = 0; x < w && fromX + x < sides.width; x++) {
      const at = (fromY + y) * sides.width + fromX + x
      whole.values[at] = Math.max((whole.values[at] ?? 0) * 0.5, inside.values[y * w + x] ?? 0)
    }
  }
  return whole
}

/** Around all that is somebody, with a margin, in shares of the picture. */
function boxOf({ width, height, values }: Grid) {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let at = 0; at < values.length; at++) {
    if ((values[at] ?? 0) < 0.4) continue
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  if (right < 0) return null
  const [wide, high] = [(right - left + 1) / width, (bottom - top + 1) / height]
  const from = {
    left: Math.max(0, left / width - wide * marginShare),
    top: Math.max(0, top / height - high * marginShare),
  }
  return {
    ...from,
    width: Math.min(1, (right + 1) / width + wide * marginShare) - from.left,
    height: Math.min(1, (bottom + 1) / height + high * marginShare) - from.top,
  }
}

/** A border that trembles from frame to frame is calmed; somebody who moves is followed at once. */
export function steadied(before: Grid | null, now: Grid): Grid {
  if (!before) return now
  const values = now.values.map((value, at) => {
    const held = before.values[at] ?? value
    const change = value - held
    return held + change * (0.4 + 0.6 * Math.min(1, Math.abs(change) * 2))
  })
  return { ...now, values }
}
