/** Where the shapes differ: bars, the middle of the picture, or the picture before a blurred one of itself. */
export const fits = ['contain', 'cover', 'blur'] as const
export type Fit = (typeof fits)[number]

interface Frame {
  width: number
  height: number
}

const widest = 16 / 9
const least = 16
const most = 4_096

/**
 * The frame of a video in another size or shape. `lines` are those of its short side; a frame wider than 16:9 keeps the
 * width of that and loses height, so that 2.39:1 of 1080 lines is as wide as Full HD.
 */
export function frameFor(
  from: Frame,
  { lines, ratio }: { lines: number | null; ratio: number | null },
): Frame {
  if (lines === null && ratio === null) return from
  const own = from.width / from.height
  const shape = ratio ?? own
  const longer = Math.max(shape, 1 / shape)
  const short = lines ?? linesOf(from)
  const long = even(short * Math.min(longer, widest))
  const other = even(longer > widest ? (short * widest) / longer : short)
  return shape >= 1 ? { width: long, height: other } : { width: other, height: long }
}

/** How many lines a frame of 16:9 has that is as large. */
function linesOf({ width, height }: Frame): number {
  const [long, short] = [Math.max(width, height), Math.min(width, height)]
  return long / short > widest ? long / widest : short
}

const even = (pixels: number): number => Math.max(least, Math.min(most, 2 * Math.round(pixels / 2)))

/** How much smaller the picture behind is while it is blurred: as soft, for a hundredth of the work. */
const behind = 8

/** The filters that bring a picture into a frame; what they leave open is black, or nothing where one may see through. */
export function fitFilters(fit: Fit, from: Frame, to: Frame, transparent: boolean): string[] {
  if (from.width === to.width && from.height === to.height) return []
  const size = `${to.width}:${to.height}`
  const inside = `scale=${size}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=lanczos`
  const filling = (frame: string, flags: string) =>
    `scale=${frame}:force_original_aspect_ratio=increase:flags=${flags},crop=${frame}`
  switch (fit) {
    case 'contain':
      return [inside, `pad=${size}:-1:-1:color=black${transparent ? '@0' : ''}`]
    case 'cover':
      return [filling(size, 'lanczos')]
    case 'blur': {
      const small = [to.width, to.height].map((side) => Math.max(least, Math.round(side / behind))).join(':')
      return [
        [
          'split[picture][copy]',
          `[copy]${filling(small, 'area')},gblur=sigma=3:steps=2,scale=${size}:flags=bicubic,setsar=1[behind]`,
          `[picture]${inside},setsar=1[before]`,
          '[behind][before]overlay=(W-w)/2:(H-h)/2:format=auto',
        ].join(';'),
      ]
    }
  }
}
