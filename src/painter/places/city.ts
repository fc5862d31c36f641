import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, hex, mix } from '../colour.ts'
import { airShare } from '../light.ts'
import type { Layer } from '../scene.ts'
import { buildingLayer } from '../stage/building.ts'
import type { Building } from '../stage/facade.ts'
import { landLayer } from '../stage/ground.ts'
import { patchLayer } from '../stage/marks.ts'
import { neonLayer } from '../stage/neon.ts'
import { litTone, mistLayer } from '../stage/ridge.ts'
import { spriteLayer } from '../stage/sprite.ts'
import { fillPolygon } from '../stage/view.ts'
import { lamp } from '../subjects/lamp.ts'
import type { Place, SceneSet } from './place.ts'

const KERB = 5.4
const walls = ['#8d6a58', '#6f7682', '#a08a70', '#5b6470', '#7d5148', '#87807a', '#4f5a6b']
const neons = ['#ff3f8e', '#32d6e6', '#ffb02e', '#9a5bff', '#ff5a3c']

/** A street that runs away from the camera between houses and towers. */
export const city: Place = {
  id: 'city',
  words: [
    'city',
    'street',
    'town',
    'downtown',
    'alley',
    'avenue',
    'road',
    'skyline',
    'metropolis',
    'new york',
    'tokyo',
    'paris',
    'london',
    'skyscraper',
    'urban',
    'neon',
    'sidewalk',
    'building',
    'city street',
    'cyberpunk',
    'crosswalk',
  ],
  label: 'city street',
  time: 'dusk',
  weather: 'clear',
  homes: ['land', 'air'],
  airZ: 26,
  build(set) {
    const { light, words, seed } = set
    light.visibility = Math.min(light.visibility, 260)
    if (light.dark > 0.5) {
      // Lamps and windows light what stands in the street.
      light.sunlit = mix(light.sunlit, hex('#ffe2b8'), 0.45)
      light.shade = brighten(mix(light.shade, hex('#8f7a6a'), 0.3), 1.25)
      const first = seed % neons.length
      const other = (first + 1 + (seed % 3)) % neons.length
      light.sides = [hex(neons[first] ?? '#ff3f8e'), hex(neons[other] ?? '#32d6e6')]
    }
    const wet = words.weather === 'rain' || words.weather === 'storm' || light.dark > 0.7
    const white = words.weather === 'snow'
    const asphalt = white ? hex('#c9d2de') : hex('#4a4b52')
    set.ground.push(landLayer(() => litTone(light, brighten(asphalt, wet ? 0.72 : 1), 0.45)))
    if (wet)
      set.mirror = {
        strength: words.weather === 'rain' || words.weather === 'storm' ? 0.5 : 0.3,
        ripple: 0.5,
        floor: true,
      }
    set.surface.push(street(wet, white))
    set.surface.push(
      patchLayer({
        grain: 0.24,
        density: 0.35,
        to: 60,
        long: 1,
        deep: 0.18,
        light: { colour: brighten(asphalt, 1.3), alpha: 0.14 },
        dark: { colour: brighten(asphalt, 0.6), alpha: 0.2 },
        where: (x) => Math.abs(x) < KERB,
        seed,
      }),
    )
    buildRows(set)
    set.layers.push(
      mistLayer({ distance: 170, height: 14, alpha: 0.35, seed }),
      mistLayer({ distance: 70, height: 5, alpha: 0.16, seed }),
    )
  },
}

function buildRows(set: SceneSet): void {
  const { seed, light } = set
  const random = set.random('houses')
  for (const side of [-1, 1]) {
    let z = -70 + random() * 8
    const row: Building[] = []
    while (z < 190) {
      const width = 9 + random() * 9
      const depth = 14 + random() * 8
      const tower = random() < 0.12
      const height = tower ? 30 + random() * 30 : 10 + random() * 11
      const bay = 1.9 + random() * 1.1
      const floor = 3 + random() * 0.7
      const colour = hex(walls[Math.floor(random() * walls.length)] ?? '#6f7682')
      const x = side * (10 + depth / 2 + random() * 0.6)
      const number = Math.floor(random() * 10_000)
      // The long side lies along the street: width and depth change places.
      row.push({
        x,
        z: z + width / 2,
        width: depth,
        depth: width - 0.15,
        height,
        colour,
        seed: number,
        bay,
        floor,
      })
      if (light.dark > 0.3 && random() < 0.62 && z > 4 && z < 110) {
        set.layers.push(
          neonLayer({
            x: side * 10,
            y: 2.6 + random() * 2,
            z: z + 0.6 + random() * 2,
            height: 2.6 + random() * 2.6,
            colour: hex(neons[Math.floor(random() * neons.length)] ?? '#ff3f8e'),
            side: -side,
            seed: number,
          }),
        )
      }
      z += width + (random() < 0.1 ? 5 : 0.2)
    }
    for (const [index, house] of row.entries()) {
      const hidden = { near: hiddenBy(house, row[index - 1]), far: hiddenBy(house, row[index + 1]) }
      set.layers.push(buildingLayer({ ...house, hidden }))
    }
  }
  // Towers at the end of the street close the view, to one side of its middle.
  const lean = random() < 0.5 ? -1 : 1
  for (let i = 0; i < 6; i++) {
    const x = lean * (-12 + i * 15) + (random() - 0.5) * 4
    if (Math.abs(x) < 6) continue
    set.layers.push(
      buildingLayer({
        x,
        z: 250 + random() * 80,
        width: 16 + random() * 10,
        depth: 18,
        height: 46 + random() * 75,
        colour: hex('#59636f'),
        seed: seed + i,
        bay: 2.4,
        floor: 3.6,
      }),
    )
  }
  const offset = random() * 8
  for (let i = -3; i < 9; i++) {
    for (const side of [-1, 1]) {
      const z = i * 17 + offset + (side > 0 ? 8 : 0)
      if (Math.abs(z) < 5) continue
      set.layers.push(
        spriteLayer({
          subject: lamp,
          x: side * (KERB + 0.5),
          y: GROUND_Y,
          z,
          scale: 1,
          facing: side > 0 ? -1 : 1,
          phase: 0,
          seed: 0,
          moving: false,
          colour: null,
          season: set.words.season,
          snowy: false,
          shadow: true,
        }),
      )
    }
  }
}

/** Metres up to which a house's end is out of sight behind its neighbour's. */
function hiddenBy(house: Building, neighbour: Building | undefined): number {
  if (neighbour === undefined) return 0
  const gap = Math.abs(house.z - neighbour.z) - (house.depth + neighbour.depth) / 2
  return gap > 1 ? 0 : Math.min(house.height, neighbour.height)
}

function street(wet: boolean, white: boolean): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const alpha = wet ? 0.62 : 1
      const walk = litTone(light, white ? hex('#eef2f7') : hex('#85817e'), 0.5)
      const kerb = litTone(light, white ? hex('#dfe6ee') : hex('#b0aaa2'), 0.6)
      const from = -90
      for (const side of [-1, 1]) {
        for (let z = from; z < 330; z += 30) {
          context.fillStyle = css(
            mix(walk, light.haze, airShare(light, Math.max(3, Math.abs(z + 15 - view.state.z)))),
            alpha,
          )
          fillPolygon(context, view, [
            side * KERB,
            GROUND_Y,
            z,
            side * 40,
            GROUND_Y,
            z,
            side * 40,
            GROUND_Y,
            z + 30.1,
            side * KERB,
            GROUND_Y,
            z + 30.1,
          ])
        }
        context.fillStyle = css(kerb, 0.9)
        fillPolygon(context, view, [
          side * KERB,
          GROUND_Y,
          from,
          side * (KERB + 0.28),
          GROUND_Y,
          from,
          side * (KERB + 0.28),
          GROUND_Y,
          200,
          side * KERB,
          GROUND_Y,
          200,
        ])
        context.fillStyle = css(litTone(light, hex('#2e2c30'), 0.2), 0.5)
        fillPolygon(context, view, [
          side * KERB,
          GROUND_Y,
          from,
          side * (KERB - 0.16),
          GROUND_Y,
          from,
          side * (KERB - 0.16),
          GROUND_Y,
          160,
          side * KERB,
          GROUND_Y,
          160,
        ])
      }
      if (white) return
      const paintTone = litTone(light, hex('#e8e2cf'), 0.6)
      for (let z = -60; z < 200; z += 6) {
        context.fillStyle = css(mix(paintTone, light.haze, airShare(light, Math.max(3, Math.abs(z)))), 0.75)
        fillPolygon(context, view, [
          -0.08,
          GROUND_Y,
          z,
          0.08,
          GROUND_Y,
          z,
          0.08,
          GROUND_Y,
          z + 2.6,
          -0.08,
          GROUND_Y,
          z + 2.6,
        ])
      }
      // A crossing.
      context.fillStyle = css(paintTone, 0.7)
      for (let x = -KERB + 0.7; x < KERB - 0.6; x += 1.05) {
        fillPolygon(context, view, [
          x,
          GROUND_Y,
          11.5,
          x + 0.55,
          GROUND_Y,
          11.5,
          x + 0.55,
          GROUND_Y,
          14,
          x,
          GROUND_Y,
          14,
        ])
      }
    },
  }
}
