import { GROUND_Y } from '#camera/state.ts'
import { css, hex, mix } from '../colour.ts'
import { airShare } from '../light.ts'
import type { Layer } from '../scene.ts'
import { litTone } from './ridge.ts'
import { fillPolygon } from './view.ts'

const REACH = 160
const GAUGE = 0.75

/** A track across the view: gravel, sleepers, two rails. */
export function railsLayer(z: number): Layer {
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const share = airShare(light, z)
      const tone = (colour: string, lit: number) =>
        css(mix(litTone(light, hex(colour), lit), light.haze, share))
      const strip = (from: number, to: number, near: number, far: number) =>
        fillPolygon(context, view, [
          from,
          GROUND_Y,
          near,
          to,
          GROUND_Y,
          near,
          to,
          GROUND_Y,
          far,
          from,
          GROUND_Y,
          far,
        ])
      context.fillStyle = tone('#6f665c', 0.3)
      strip(-REACH, REACH, z - 2.6, z + 2.2)
      context.fillStyle = tone('#8b8174', 0.5)
      strip(-REACH, REACH, z - 2, z + 1.8)
      context.fillStyle = tone('#41342a', 0.3)
      for (let x = -60; x < 60; x += 1.6) strip(x, x + 0.5, z - 1.5, z + 1.2)
      context.fillStyle = tone('#d0d2d4', 0.9)
      for (const rail of [-GAUGE, GAUGE]) strip(-REACH, REACH, z + rail - 0.12, z + rail + 0.12)
    },
  }
}
