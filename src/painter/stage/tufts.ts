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
/** A tuft's picture is this many times as wide as it is tall. */
const TUFT_SHAPE = 1.9

/** Grass and flowers: tufts of fine blades that stand on the ground and lean with the wind. */
export function tuftLayer(options: {
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
}): Layer {
  const bands = octaveBands(3, options.to, options.grain).reverse()
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
          if (!boxIsSeen(view, matrix, -TUFT_SHAPE / 2, -0.97, TUFT_SHAPE / 2, 0.03)) return
          const pixels = Math.min(128, 2 ** Math.ceil(Math.log2(tall)))
          const picture = Math.floor(cell.hash2 * TUFT_PICTURES)
          const surface = atelier.keep(
            `tuft ${options.seed} ${picture} ${pixels} ${haze}`,
            Math.ceil(pixels * TUFT_SHAPE),
            pixels,
            (sheet) => paintTuft(sheet, light, options, picture, haze),
          )
          const [a, b, c, d, e, f] = matrix
          context.setTransform(a / pixels, b / pixels, c / pixels, d / pixels, e, f)
          context.drawImage(surface.canvas, -surface.width / 2, -pixels * 0.97)
        })
      }
      context.setTransform(1, 0, 0, 1, 0, 0)
    },
  }
}

function paintTuft(
  sheet: Surface,
  light: Light,
  options: { colours: readonly [Colour, Colour, Colour]; flowers?: readonly Colour[]; seed: number },
  picture: number,
  haze: number,
): void {
  const random = seededRandom(options.seed * 7 + picture)
  const { context, width, height } = sheet
  const tone = (colour: Colour, lit: number) => css(mix(litTone(light, colour, lit), light.haze, haze))
  const [foot, middle, tip] = options.colours
  const back = light.key.elevation < 20 ? light.key.strength : 0.5
  for (let blade = 0; blade < 15; blade++) {
    const t = blade / 14
    const share = (random() + t) % 1
    const x = width * (0.22 + 0.56 * share)
    const lean = (share - 0.5) * width * 0.55 + (random() - 0.5) * width * 0.2
    const rise = height * (0.45 + random() * 0.5) * (1 - Math.abs(share - 0.5) * 0.5)
    const thick = Math.max(0.45, height * 0.019)
    const gradient = context.createLinearGradient(0, height, 0, height - rise)
    gradient.addColorStop(0, tone(foot, 0.3))
    gradient.addColorStop(0.55, tone(mix(foot, middle, 0.4 + random() * 0.6), 0.65))
    gradient.addColorStop(1, tone(mix(middle, tip, random()), 0.65 + 0.5 * back))
    context.fillStyle = gradient
    context.beginPath()
    context.moveTo(x - thick, height)
    context.quadraticCurveTo(x - thick * 0.6, height - rise * 0.6, x + lean, height - rise)
    context.quadraticCurveTo(x + thick * 1.4, height - rise * 0.55, x + thick, height)
    context.fill()
    const flower = options.flowers?.[Math.floor(random() * (options.flowers.length * 5))]
    if (flower === undefined || blade < 6) continue
    context.fillStyle = tone(flower, 0.7)
    context.beginPath()
    context.ellipse(x + lean, height - rise, height * 0.06, height * 0.045, 0, 0, 6.283)
    context.fill()
  }
}
