import { brighten, css, hex, mix } from '../colour.ts'
import { lineNoise } from '../noise.ts'
import type { Layer } from '../scene.ts'
import { landLayer } from '../stage/ground.ts'
import { patchLayer } from '../stage/marks.ts'
import { pathLayer } from '../stage/path.ts'
import { hills, litTone, mistLayer } from '../stage/ridge.ts'
import { plots, scatter } from '../stage/scatter.ts'
import { trunkLayer } from '../stage/trunks.ts'
import { tuftLayer } from '../stage/tufts.ts'
import { openView, projectDirection, type Spot } from '../stage/view.ts'
import { fireflyLayer } from '../stage/weather.ts'
import { pine } from '../subjects/pine.ts'
import { isWhite } from './grass.ts'
import type { Place } from './place.ts'

const SHAFTS_REDUCE = 4
const spot: Spot = { x: 0, y: 0, depth: 0 }

/** A clearing with a path, trunks close by, conifers fading into the light. */
export const forest: Place = {
  id: 'forest',
  words: [
    'forest',
    'wood',
    'woods',
    'woodland',
    'jungle',
    'grove',
    'pine forest',
    'rainforest',
    'taiga',
    'clearing',
  ],
  label: 'forest',
  time: 'dawn',
  weather: 'clear',
  homes: ['land', 'air'],
  airZ: 22,
  build(set) {
    const { light, words, seed } = set
    const white = isWhite(set)
    const autumn = words.season === 'autumn'
    const moss = white ? hex('#cdd8e4') : autumn ? hex('#6b4a26') : hex('#36482a')
    const haze = { ...light, visibility: Math.min(light.visibility, 72) }
    light.visibility = haze.visibility
    set.ground.push(
      landLayer((distance) =>
        litTone(light, brighten(moss, 0.85 + Math.min(0.3, distance / 60)), white ? 0.6 : 0.35),
      ),
    )
    const bend = (z: number) => lineNoise(z * 0.06, seed) * 2.2 * Math.min(1, Math.max(0, z - 6) / 14)
    const onPath = (x: number, z: number) =>
      z > -40 && Math.abs(x - bend(z)) < 1.15 + 0.25 * lineNoise(z * 0.9, seed + 3)
    set.surface.push(
      pathLayer({
        middle: bend,
        half: 1.15,
        from: -40,
        to: 62,
        colour: white ? hex('#dfe7f0') : hex('#8f7450'),
        seed,
      }),
      patchLayer({
        grain: 0.3,
        density: 0.7,
        to: 40,
        long: 0.55,
        deep: 0.34,
        light: { colour: white ? hex('#f4f7fb') : hex('#b39468'), alpha: 0.3 },
        dark: { colour: white ? hex('#b9c7d8') : hex('#6e5638'), alpha: 0.3 },
        where: onPath,
        seed: seed + 1,
      }),
      patchLayer({
        grain: 0.26,
        density: 0.5,
        to: 70,
        long: 0.9,
        deep: 0.25,
        light: { colour: autumn ? hex('#c27a34') : brighten(moss, 1.6), alpha: 0.26 },
        dark: { colour: brighten(moss, 0.6), alpha: 0.3 },
        where: (x, z) => !onPath(x, z),
        seed,
      }),
      tuftLayer({
        height: white ? 0.16 : 0.4,
        density: white ? 0.4 : 0.9,
        to: 34,
        grain: 0.068,
        colours: white
          ? [hex('#9fb0c4'), hex('#d5deea'), hex('#f3f6fb')]
          : autumn
            ? [hex('#4d3a1e'), hex('#8a5c28'), hex('#c98a3e')]
            : [hex('#26391f'), hex('#466030'), hex('#83953f')],
        where: (x, z) => !onPath(x, z),
        seed: seed + 2,
      }),
    )
    const random = set.random('trees')
    const clear = (x: number, z: number) =>
      z < 0 ? Math.hypot(x, z) > 5 : Math.abs(x - bend(z)) > 2.3 + Math.min(z, 30) * 0.06
    set.layers.push(
      hills({
        radius: 150,
        low: 4,
        high: 14,
        detail: 12,
        colour: litTone(light, white ? hex('#7e90a4') : hex('#2d4434'), 0.3),
        mist: 0.04,
        trees: 17,
        seed: seed + 5,
      }),
      mistLayer({ distance: 110, height: 6, alpha: 0.5, seed }),
      hills({
        radius: 82,
        low: 2,
        high: 7,
        detail: 10,
        colour: litTone(light, white ? hex('#66798d') : hex('#25392b'), 0.25),
        mist: 0.04,
        trees: 14,
        seed: seed + 6,
      }),
      mistLayer({ distance: 52, height: 3, alpha: 0.42, seed: seed + 1 }),
      ...scatter({
        subject: pine,
        random,
        count: 120,
        from: 20,
        to: 76,
        scale: [0.9, 1.6],
        words,
        where: clear,
        shadow: false,
      }),
      ...plots({
        random,
        count: 90,
        from: 7.5,
        to: 46,
        scale: [0.85, 1.25],
        where: (x, z) => clear(x, z) && Math.abs(x) > 2.5,
      }).map(trunkLayer),
      mistLayer({ distance: 26, height: 1.3, alpha: 0.2, seed: seed + 2 }),
    )
    if (light.key.strength > 0.25 && light.dark < 0.7) set.overlays.push(lightShafts(seed))
    if (light.dark > 0.6 && !white)
      set.layers.push(fireflyLayer({ count: 60, from: 3, to: 22, colour: hex('#ffe27a'), seed }))
  },
}

/** Bars of light between the trunks, from where the sun stands. */
function lightShafts(seed: number): Layer {
  return {
    distance: () => 0,
    paint({ context: picture, view: whole, light, timeSeconds, atelier }) {
      // Soft by nature, so painted small and laid on large.
      const sheet = atelier.sheet(
        'shafts',
        Math.ceil(whole.width / SHAFTS_REDUCE),
        Math.ceil(whole.height / SHAFTS_REDUCE),
      )
      const { context } = sheet
      const view = openView(whole.state, sheet.width, sheet.height)
      projectDirection(view, light.key.azimuth, light.key.elevation + 14, spot)
      if (spot.depth < 0.2) return
      context.globalCompositeOperation = 'lighter'
      const length = view.height * 1.5
      for (let i = 0; i < 9; i++) {
        const angle =
          Math.PI / 2 +
          (i - 4) * 0.19 +
          lineNoise(i * 3.3, seed) * 0.08 +
          Math.sin(timeSeconds * 0.2 + i) * 0.012
        const half = 0.022 + 0.022 * Math.abs(lineNoise(i * 7.7, seed + 2))
        const alpha = (0.16 + 0.1 * Math.sin(timeSeconds * 0.5 + i * 2)) * Math.sqrt(light.key.strength)
        const gradient = context.createRadialGradient(spot.x, spot.y, 0, spot.x, spot.y, length)
        const tone = mix(light.key.colour, light.haze, 0.3)
        gradient.addColorStop(0, css(tone, alpha))
        gradient.addColorStop(0.5, css(tone, alpha * 0.45))
        gradient.addColorStop(1, css(tone, 0.0001))
        context.fillStyle = gradient
        for (const width of [1, 0.6]) {
          context.beginPath()
          context.moveTo(spot.x, spot.y)
          context.lineTo(
            spot.x + Math.cos(angle - half * width) * length,
            spot.y + Math.sin(angle - half * width) * length,
          )
          context.lineTo(
            spot.x + Math.cos(angle + half * width) * length,
            spot.y + Math.sin(angle + half * width) * length,
          )
          context.closePath()
          context.fill()
        }
      }
      context.globalCompositeOperation = 'source-over'
      picture.globalCompositeOperation = 'screen'
      picture.drawImage(sheet.canvas, 0, 0, whole.width, whole.height)
      picture.globalCompositeOperation = 'source-over'
    },
  }
}
