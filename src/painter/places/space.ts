import { brighten, type Colour, css, hex, mix } from '../colour.ts'
import { hashAt } from '../noise.ts'
import type { Layer, Stage } from '../scene.ts'
import { craterLayer } from '../stage/craters.ts'
import { landLayer } from '../stage/ground.ts'
import { patchLayer } from '../stage/marks.ts'
import { hills, litTone } from '../stage/ridge.ts'
import { softGlow } from '../stage/soft-glow.ts'
import { projectDirection, type Spot } from '../stage/view.ts'
import type { Place } from './place.ts'

const spot: Spot = { x: 0, y: 0, depth: 0 }
const always = () => Number.POSITIVE_INFINITY
const nebulae: readonly (readonly [string, string])[] = [
  ['#6a3fa8', '#d2558f'],
  ['#2a5fb0', '#3fb7b0'],
  ['#8a3f6a', '#e08a4f'],
]
const worlds = [
  ['#d9a066', '#a9633f', '#f0cfa0'],
  ['#4f8fc0', '#2c5f8f', '#cfe6ee'],
  ['#b0788f', '#74486f', '#e8bcc0'],
] as const

/** Open space with a ringed planet; who needs ground stands on a moon. */
export const space: Place = {
  id: 'space',
  words: [
    'space',
    'outer space',
    'galaxy',
    'cosmos',
    'universe',
    'planet',
    'on the moon',
    'moon surface',
    'surface of the moon',
    'lunar surface',
    'orbit around earth',
    'nebula',
    'milky way',
    'asteroid',
  ],
  label: 'space',
  time: 'night',
  weather: 'clear',
  homes: ['land', 'air'],
  ownSky: true,
  weightless: true,
  build(set) {
    const { light, seed, words } = set
    const random = set.random('space')
    const side = light.key.azimuth < 0 ? -1 : 1
    const clouds = nebulae[Math.floor(random() * nebulae.length)] ?? (['#6a3fa8', '#d2558f'] as const)
    const tint = words.palette[0] ?? hex(clouds[0])
    light.sky = [
      [-90, hex('#05060f')],
      [90, hex('#05060f')],
    ]
    light.haze = hex('#0b0d1c')
    light.visibility = 4000
    light.sunlit = hex('#fff4e0')
    light.shade = hex('#434763')
    light.dark = 0.45
    light.key = { azimuth: side * 38, elevation: 24, colour: hex('#fff0d2'), strength: 1, isMoon: false }
    set.ground.push(starField(tint, hex(clouds[1]), seed), planet(-side, seed))
    if (!set.needs.has('land')) return
    const dust = hex('#8f8c8a')
    set.ground.push(
      landLayer((distance) => litTone(light, brighten(dust, 0.75 + Math.min(0.3, distance / 80)), 0.52)),
    )
    set.surface.push(
      patchLayer({
        grain: 0.2,
        density: 0.5,
        to: 90,
        long: 0.5,
        deep: 0.42,
        light: { colour: brighten(dust, 1.3), alpha: 0.25 },
        dark: { colour: brighten(dust, 0.5), alpha: 0.35 },
        seed,
      }),
      craterLayer(dust, seed),
    )
    set.layers.push(
      hills({
        radius: 900,
        low: 8,
        high: 62,
        detail: 24,
        colour: litTone(light, brighten(dust, 0.8), 0.3),
        mist: 0,
        seed,
      }),
      hills({
        radius: 260,
        low: 0.5,
        high: 9,
        detail: 30,
        colour: litTone(light, brighten(dust, 0.62), 0.25),
        mist: 0,
        seed: seed + 4,
      }),
    )
  },
}

function starField(tint: Colour, second: Colour, seed: number): Layer {
  const stars = Array.from({ length: 2600 }, (_, i) => ({
    azimuth: hashAt(i, 1, seed) * 360,
    elevation: (Math.asin(hashAt(i, 2, seed) * 2 - 1) * 180) / Math.PI,
    size: 0.5 + hashAt(i, 3, seed) ** 8 * 2.4,
    alpha: 0.35 + 0.65 * hashAt(i, 4, seed) ** 2,
    warm: hashAt(i, 5, seed),
  }))
  return {
    distance: always,
    paint(stage: Stage) {
      const { context, view, timeSeconds } = stage
      context.fillStyle = 'rgb(6,7,18)'
      context.fillRect(0, 0, view.width, view.height)
      const degree = (view.focal * Math.PI) / 180
      context.globalCompositeOperation = 'lighter'
      // A band of cloud that leans across the whole sphere.
      for (let i = 0; i < 70; i++) {
        const azimuth = (i / 70) * 360 + hashAt(i, 11, seed) * 7
        const elevation =
          11 * Math.sin((azimuth * Math.PI) / 180 + (seed % 6)) + 5 + (hashAt(i, 12, seed) - 0.5) * 22
        projectDirection(view, azimuth, elevation, spot)
        if (spot.depth < 0.2) continue
        const reach = degree * (8 + 13 * hashAt(i, 13, seed))
        if (spot.x < -reach || spot.x > view.width + reach || spot.y < -reach || spot.y > view.height + reach)
          continue
        softGlow(stage, spot.x, spot.y, reach, mix(tint, second, hashAt(i, 14, seed)), 0.34)
      }
      for (const star of stars) {
        projectDirection(view, star.azimuth, star.elevation, spot)
        if (spot.depth < 0.3 || spot.x < 0 || spot.x > view.width || spot.y < 0 || spot.y > view.height)
          continue
        const size = Math.max(0.9, star.size * 2.9 * (view.height / 720))
        context.globalAlpha = star.alpha * (0.8 + 0.2 * Math.sin(timeSeconds * 1.7 + star.azimuth))
        context.fillStyle =
          star.warm < 0.2 ? 'rgb(255,220,180)' : star.warm > 0.8 ? 'rgb(190,210,255)' : 'rgb(244,246,255)'
        context.fillRect(spot.x - size / 2, spot.y - size / 2, size, size)
      }
      context.globalAlpha = 1
      const { key } = stage.light
      projectDirection(view, key.azimuth, key.elevation, spot)
      if (spot.depth > 0.1) {
        softGlow(stage, spot.x, spot.y, degree * 14, key.colour, 0.5)
        softGlow(stage, spot.x, spot.y, degree * 3, [255, 255, 255], 1)
      }
      context.globalCompositeOperation = 'source-over'
    },
  }
}

/** A great banded planet with a ring, lit from the sun's side. */
function planet(side: number, seed: number): Layer {
  const [base, dark, pale] = worlds[seed % worlds.length] ?? worlds[0]
  return {
    distance: always,
    paint(stage) {
      const { context, view, light } = stage
      projectDirection(view, side * 14, 6.6, spot)
      if (spot.depth < 0.2) return
      const r = ((view.focal * Math.PI) / 180) * 4.5
      const { x, y } = spot
      const tilt = -0.32 * side
      softGlow(stage, x, y, r * 1.5, hex(pale), 0.2)
      const ring = (from: number, to: number) => {
        for (const [k, alpha] of [
          [2.05, 0.3],
          [1.82, 0.5],
          [1.52, 0.34],
        ] as const) {
          context.strokeStyle = css(hex(pale), alpha)
          context.lineWidth = r * 0.16
          context.beginPath()
          context.ellipse(x, y, r * k, r * k * 0.24, tilt, from, to)
          context.stroke()
        }
      }
      ring(Math.PI, Math.PI * 2)
      context.save()
      context.beginPath()
      context.arc(x, y, r, 0, Math.PI * 2)
      context.clip()
      context.fillStyle = base
      context.fillRect(x - r, y - r, r * 2, r * 2)
      context.translate(x, y)
      context.rotate(tilt)
      for (let i = 0; i < 13; i++) {
        const at = (i / 12 - 0.5) * 2 * r
        context.fillStyle = css(hex(hashAt(i, 2, seed) < 0.5 ? dark : pale), 0.12 + 0.34 * hashAt(i, 3, seed))
        context.beginPath()
        context.ellipse(0, at + r * 0.1, r * 1.2, r * (0.03 + 0.09 * hashAt(i, 4, seed)), 0, 0, 6.2832)
        context.fill()
      }
      context.rotate(-tilt)
      const lit = light.key.azimuth < side * 14 ? -1 : 1
      const shade = context.createRadialGradient(
        lit * r * 0.5,
        -r * 0.45,
        r * 0.3,
        lit * r * 0.3,
        -r * 0.25,
        r * 1.5,
      )
      shade.addColorStop(0, 'rgba(255,248,230,0.25)')
      shade.addColorStop(0.4, 'rgba(20,16,40,0.1)')
      shade.addColorStop(0.75, 'rgba(8,8,24,0.8)')
      shade.addColorStop(1, 'rgba(4,5,16,0.97)')
      context.fillStyle = shade
      context.fillRect(-r, -r, r * 2, r * 2)
      context.restore()
      ring(0, Math.PI)
    },
  }
}
