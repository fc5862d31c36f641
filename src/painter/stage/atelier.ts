import { type CanvasFactory, openSurface, type Surface } from '../canvas.ts'

/** 24 million pixels, about 100 MB: past this the drawer is emptied and refilled as needed. */
const KEPT_PIXELS_MAX = 24_000_000

/** Offscreen work: pictures that are painted once and kept, and sheets of scratch paper. */
export class Atelier {
  readonly createCanvas: CanvasFactory
  private readonly kept = new Map<string, Surface>()
  private readonly sheets = new Map<string, Surface>()
  private keptPixels = 0

  constructor(createCanvas: CanvasFactory) {
    this.createCanvas = createCanvas
  }

  /** The picture under this key, painted when it is first asked for. What it shows must follow from the key alone. */
  keep(key: string, width: number, height: number, paint: (surface: Surface) => void): Surface {
    const known = this.kept.get(key)
    if (known !== undefined) return known
    if (this.keptPixels > KEPT_PIXELS_MAX) {
      this.kept.clear()
      this.keptPixels = 0
    }
    const surface = openSurface(this.createCanvas, width, height)
    paint(surface)
    this.kept.set(key, surface)
    this.keptPixels += width * height
    return surface
  }

  /** A clean sheet of this size, shared by all who ask under the same name: use it before you ask again. */
  sheet(name: string, width: number, height: number): Surface {
    const key = `${name} ${width}x${height}`
    let surface = this.sheets.get(key)
    if (surface === undefined) {
      surface = openSurface(this.createCanvas, width, height)
      this.sheets.set(key, surface)
    }
    const { context } = surface
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
    context.globalCompositeOperation = 'source-over'
    context.clearRect(0, 0, width, height)
    return surface
  }
}
