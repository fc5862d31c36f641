/** Pixels of a frame. Both sides are even: H.264 in 4:2:0 has no odd ones. */
export interface FrameSize {
  width: number
  height: number
}

const widest = 16 / 9

/** "16:9" → 1.777…, "2.39:1" → 2.39; null when the text is not a ratio. */
export function ratioOf(aspectRatio: string): number | null {
  const match = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(aspectRatio)
  const ratio = match ? Number(match[1]) / Number(match[2]) : Number.NaN
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null
}

/** Of some ratios the one that is least unlike a picture's width by height. */
export function nearestRatio(ratios: readonly string[], shape: number): string | undefined {
  const far = (ratio: string) => Math.abs(Math.log((ratioOf(ratio) ?? 1) / shape))
  return [...ratios].sort((a, b) => far(a) - far(b))[0]
}

/** "720p" → 720, "4k" → 2160; null when the text is not a resolution. */
export function linesOf(resolution: string): number | null {
  const match = /^(\d{2,4})p$/i.exec(resolution)
  if (match) return Number(match[1])
  return resolution.toLowerCase() === '4k' ? 2160 : null
}

const even = (pixels: number) => 2 * Math.round(pixels / 2)

/**
 * The short side has the resolution's lines, so 720p is 1280×720, 720×1280 and 720×720. A frame wider than 16:9 keeps the
 * 16:9 width and loses height, as letterboxed film does: 2.39:1 at 720p is 1280×536.
 */
export function frameSize(resolution: string, aspectRatio: string): FrameSize {
  const lines = linesOf(resolution)
  const ratio = ratioOf(aspectRatio)
  if (lines === null || ratio === null) throw new RangeError(`No frame size for ${resolution} ${aspectRatio}`)
  const longer = Math.max(ratio, 1 / ratio)
  const long = even(lines * Math.min(longer, widest))
  const short = even(longer > widest ? (lines * widest) / longer : lines)
  return ratio >= 1 ? { width: long, height: short } : { width: short, height: long }
}
