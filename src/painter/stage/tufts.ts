import { GROUND_Y } from '#camera/state.ts'
import { seededRandom } from '#kernel/random.ts'
import type { Surface } from '../canvas.ts'
import { type Colour, css, mix } from '../colour.ts'
import { airShare, type Light } from '../light.ts'
import type { Layer } from '../scene.ts'
import { forEachCell, octaveBands } from './cells.ts'
import { litTone } from './ridge.ts'
import { type Affine, boxIsSeen, project, type Spot } from './view.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }

const TUFT_PICTURES = 5
/** No picture is taller than this: beyond it, it is scaled up. */
const TUFT_PIXELS_MAX = 128
/** Up to this height on the frame its lean is kept with its picture; each step of a larger one's would be seen. */
const LEAN_PIXELS_MAX = 64
/** A tuft's picture is this many times as wide as it is tall. */
const TUFT_SHAPE = 1.9
/** How far under the picture's top the tuft stands, as a share of its height. */
const FOOT = 0.97
/** So much of a blade, from its foot, fades into the ground. */
const FADED = 0.3
/** Half of a flower's width, as a share of the picture's height. */
const FLOWER = 0.06

interface Grass {
  height: number
  density: number
  to: number
  /** Cell size at one metre: smaller is denser. */
  grain: number
  /** From the foot of a blade to its tip. */
  colours: readonly [Colour, Colour, Colour]
  flowers?: readonly Colour[]
  /** Whether it grows here; everywhere when absent. */
  where?(x: number, z: number): boolean
  seed: number
}

/** Grass and flowers: tufts of fine blades that stand on the ground and lean with the wind. */
export function tuftLayer(options: Grass): Layer {
  const bands = octaveBands(3, options.to, options.grain).reverse()
  const tufts = Array.from({ length: TUFT_PICTURES }, (_, picture) => growTuft(options, picture))
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint(stage) {
      const { context, view, light, timeSeconds, atelier } = stage
      const { x: ux, y: uy } = view.skyward
      for (const band of bands) {
        const haze = Math.round(airShare(light, Math.max(band.from, band.to * 0.4)) * 20) / 20
        forEachCell(view, { ...band, density: options.density, seed: options.seed }, (cell) => {
          if (options.where?.(cell.x, cell.z) === false) return
          project(view, cell.x, GROUND_Y, cell.z, spot)
          if (spot.depth < 0.6) return
          const tall = options.height * (0.5 + cell.hash * 0.8) * cell.presence * (view.focal / spot.depth)
          if (tall < 3.2) return
          const wind =
            Math.sin(timeSeconds * 1.5 + cell.x * 0.35 + cell.z * 0.2) * 0.1 + (cell.hash - 0.5) * 0.2
          // From the tuft's foot, in its own heights: right along the horizon, up and aside with the wind.
          const matrix: Affine = [
            -uy * tall,
            ux * tall,
            (-ux - uy * wind) * tall,
            (-uy + ux * wind) * tall,
            spot.x,
            spot.y,
          ]
          if (!boxIsSeen(view, matrix, -TUFT_SHAPE / 2, -FOOT, TUFT_SHAPE / 2, 1 - FOOT)) return
          const pixels = Math.min(TUFT_PIXELS_MAX, 2 ** Math.ceil(Math.log2(tall)))
          const picture = Math.floor(cell.hash2 * TUFT_PICTURES)
          const tuft = tufts[picture]
          if (tuft === undefined) return
          const crop = cropOf(tuft, pixels)
          const name = `tuft ${options.seed} ${picture} ${pixels} ${haze}`
          const upright = atelier.keep(name, crop.width, crop.height, (sheet) =>
            paintTuft(sheet, light, options, tuft, crop, haze),
          )
          const [a, b, c, d, e, f] = matrix
          const s = 1 / pixels
          if (tall > LEAN_PIXELS_MAX) {
            context.setTransform(a * s, b * s, c * s, d * s, e, f)
            context.drawImage(upright.canvas, crop.left, crop.top)
            return
          }
          // Rasterisers draw a picture that is only scaled twice as fast as a slanted one: the lean is kept with the
          // picture, in steps of a pixel at its tip.
          const lean = Math.round(wind * pixels)
          const aside = Math.max(0, lean)
          const leaning = atelier.keep(
            `${name} ${lean}`,
            crop.width + Math.abs(lean),
            crop.height,
            ({ context: pen }) => {
              pen.setTransform(1, 0, lean * s, 1, aside + lean * s * crop.top, 0)
              pen.drawImage(upright.canvas, 0, 0)
            },
          )
          context.setTransform(a * s, b * s, -ux * tall * s, -uy * tall * s, e, f)
          context.drawImage(leaning.canvas, crop.left - aside, crop.top)
        })
      }
      context.setTransform(1, 0, 0, 1, 0, 0)
    },
  }
}

/** One blade, in shares of the picture's width (across) and height (up). */
interface Blade {
  foot: number
  lean: number
  rise: number
  /** How bright its middle and its tip are, 0–1. */
  body: number
  tip: number
  flower: Colour | undefined
}

function growTuft(options: Grass, picture: number): Blade[] {
  const random = seededRandom(options.seed * 7 + picture)
  return Array.from({ length: 15 }, (_, blade) => {
    const share = (random() + blade / 14) % 1
    const lean = (share - 0.5) * 0.55 + (random() - 0.5) * 0.2
    const rise = (0.45 + random() * 0.5) * (1 - Math.abs(share - 0.5) * 0.5)
    const body = random()
    const tip = random()
    const flower = options.flowers?.[Math.floor(random() * (options.flowers.length * 5))]
    return { foot: 0.22 + 0.56 * share, lean, rise, body, tip, flower: blade < 6 ? undefined : flower }
  })
}

/** The part of the picture that its blades fill, in pixels; `left` and `top` are measured from the tuft's foot. */
interface Crop {
  left: number
  top: number
  width: number
  height: number
  /** Of the whole picture. */
  whole: { width: number; height: number }
}

function cropOf(tuft: readonly Blade[], pixels: number): Crop {
  const whole = { width: Math.ceil(pixels * TUFT_SHAPE), height: pixels }
  const aside = FLOWER * pixels + 2
  let [left, right, top] = [whole.width, 0, pixels]
  for (const { foot, lean, rise } of tuft) {
    left = Math.min(left, (foot + Math.min(0, lean)) * whole.width - aside)
    right = Math.max(right, (foot + Math.max(0, lean)) * whole.width + aside)
    top = Math.min(top, (1 - rise) * pixels - aside)
  }
  left = Math.max(0, Math.floor(left))
  right = Math.min(whole.width, Math.ceil(right))
  top = Math.max(0, Math.floor(top))
  return {
    ...{ left: left - whole.width / 2, top: top - pixels * FOOT },
    ...{ width: right - left, height: pixels - top, whole },
  }
}

function paintTuft(
  { context }: Surface,
  light: Light,
  options: Grass,
  tuft: readonly Blade[],
  crop: Crop,
  haze: number,
): void {
  const { width, height } = crop.whole
  context.setTransform(1, 0, 0, 1, -crop.left - width / 2, -crop.top - height * FOOT)
  const tone = (colour: Colour, lit: number, alpha = 1) =>
    css(mix(litTone(light, colour, lit), light.haze, haze), alpha)
  const [foot, middle, tip] = options.colours
  const back = light.key.elevation < 20 ? light.key.strength : 0.5
  for (const blade of tuft) {
    const x = width * blade.foot
    const lean = width * blade.lean
    const rise = height * blade.rise
    const thick = Math.max(0.45, height * 0.019)
    const gradient = context.createLinearGradient(0, height, 0, height - rise)
    // It grows out of the ground: a foot that ends would be seen.
    gradient.addColorStop(0, tone(foot, 0.3, 0))
    gradient.addColorStop(FADED, tone(foot, 0.4))
    gradient.addColorStop(0.55, tone(mix(foot, middle, 0.4 + blade.body * 0.6), 0.65))
    gradient.addColorStop(1, tone(mix(middle, tip, blade.tip), 0.65 + 0.5 * back))
    context.fillStyle = gradient
    context.beginPath()
    context.moveTo(x - thick, height)
    context.quadraticCurveTo(x - thick * 0.6, height - rise * 0.6, x + lean, height - rise)
    context.quadraticCurveTo(x + thick * 1.4, height - rise * 0.55, x + thick, height)
    context.fill()
    if (blade.flower === undefined) continue
    context.fillStyle = tone(blade.flower, 0.7)
    context.beginPath()
    context.ellipse(x + lean, height - rise, height * FLOWER, height * 0.045, 0, 0, 6.283)
    context.fill()
  }
}
