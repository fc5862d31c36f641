/** A picture of premultiplied means at one size; `weight` says how much of each pixel is known. */
interface Level {
  width: number
  height: number
  colour: Float32Array
  weight: Float32Array
}

/**
 * Fills the pixels whose `hole` is set from around them: colours are pulled into ever smaller pictures and pushed back
 * with bilinear blending, so that the fill is smooth at every scale. Returns a new picture.
 */
export function fillHoles(
  rgba: Uint8ClampedArray | Uint8Array,
  width: number,
  height: number,
  hole: Uint8Array,
): Uint8ClampedArray {
  const colour = new Float32Array(width * height * 3)
  const weight = new Float32Array(width * height)
  for (let i = 0; i < width * height; i++) {
    if (hole[i] !== 0) continue
    weight[i] = 1
    for (let c = 0; c < 3; c++) colour[i * 3 + c] = rgba[i * 4 + c] ?? 0
  }
  const levels: Level[] = [{ width, height, colour, weight }]
  for (;;) {
    const last = levels[levels.length - 1]
    if (last === undefined || (last.width === 1 && last.height === 1)) break
    levels.push(pull(last))
  }
  for (let i = levels.length - 2; i >= 0; i--) {
    const coarse = levels[i + 1]
    const fine = levels[i]
    if (coarse !== undefined && fine !== undefined) push(coarse, fine)
  }
  const out = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < width * height; i++) {
    const known = hole[i] === 0
    for (let c = 0; c < 3; c++) out[i * 4 + c] = known ? (rgba[i * 4 + c] ?? 0) : (colour[i * 3 + c] ?? 0)
    out[i * 4 + 3] = 255
  }
  return out
}

function pull(fine: Level): Level {
  const width = Math.ceil(fine.width / 2)
  const height = Math.ceil(fine.height / 2)
  const colour = new Float32Array(width * height * 3)
  const weight = new Float32Array(width * height)
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const from = y * fine.width + x
      const known = fine.weight[from] ?? 0
      if (known === 0) continue
      const to = (y >> 1) * width + (x >> 1)
      weight[to] = (weight[to] ?? 0) + known
      for (let c = 0; c < 3; c++)
        colour[to * 3 + c] = (colour[to * 3 + c] ?? 0) + (fine.colour[from * 3 + c] ?? 0) * known
    }
  }
  for (let i = 0; i < weight.length; i++) {
    const sum = weight[i] ?? 0
    if (sum === 0) continue
    for (let c = 0; c < 3; c++) colour[i * 3 + c] = (colour[i * 3 + c] ?? 0) / sum
    weight[i] = Math.min(1, sum)
  }
  return { width, height, colour, weight }
}

function push(coarse: Level, fine: Level): void {
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const at = y * fine.width + x
      const known = fine.weight[at] ?? 0
      if (known >= 1) continue
      const sx = Math.min(Math.max(x / 2 - 0.25, 0), coarse.width - 1)
      const sy = Math.min(Math.max(y / 2 - 0.25, 0), coarse.height - 1)
      const x0 = Math.floor(sx)
      const y0 = Math.floor(sy)
      const x1 = Math.min(x0 + 1, coarse.width - 1)
      const y1 = Math.min(y0 + 1, coarse.height - 1)
      const fx = sx - x0
      const fy = sy - y0
      for (let c = 0; c < 3; c++) {
        const value = (px: number, py: number) => coarse.colour[(py * coarse.width + px) * 3 + c] ?? 0
        const blended =
          (value(x0, y0) * (1 - fx) + value(x1, y0) * fx) * (1 - fy) +
          (value(x0, y1) * (1 - fx) + value(x1, y1) * fx) * fy
        fine.colour[at * 3 + c] = (fine.colour[at * 3 + c] ?? 0) * known + blended * (1 - known)
      }
      fine.weight[at] = 1
    }
  }
}
