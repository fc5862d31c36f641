import { GROUND_Y } from '#camera/state.ts'
import { brighten, css, hex } from '../colour.ts'
import type { Light } from '../light.ts'
import type { Layer } from '../scene.ts'
import { boardLayer } from '../stage/hall.ts'
import { litTone } from '../stage/ridge.ts'
import { fillPolygon } from '../stage/view.ts'

/** Metres to the wall with the window. */
export const FAR = 11

export function rug(colour: string): Layer {
  const wool = hex(colour)
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view, light }) {
      const mat = (inset: number, fill: string) => {
        context.fillStyle = fill
        fillPolygon(context, view, [
          -3.2 + inset,
          GROUND_Y,
          5.8 + inset,
          3.2 - inset,
          GROUND_Y,
          5.8 + inset,
          3.2 - inset,
          GROUND_Y,
          9.8 - inset,
          -3.2 + inset,
          GROUND_Y,
          9.8 - inset,
        ])
      }
      mat(0, css(litTone(light, brighten(wool, 0.8), 0.5)))
      mat(0.14, css(litTone(light, hex('#e3d2ac'), 0.5)))
      mat(0.24, css(litTone(light, wool, 0.5)))
      mat(0.6, css(litTone(light, brighten(wool, 1.2), 0.5)))
      mat(0.68, css(litTone(light, wool, 0.5)))
    },
  }
}

/** The sun's light on the floor: each pane laid down where the sun throws it. A low sun throws it past the camera. */
export function sunPatch(
  glass: { x: number; y: number; width: number; height: number },
  outside: Light,
): Layer {
  const { azimuth, elevation, colour, strength, isMoon } = outside.key
  const slope = 1 / Math.tan((Math.max(elevation, 4) * Math.PI) / 180)
  const aside = -Math.tan((azimuth * Math.PI) / 180)
  return {
    distance: () => Number.POSITIVE_INFINITY,
    paint({ context, view }) {
      context.globalCompositeOperation = 'screen'
      context.fillStyle = css(colour, (isMoon ? 0.12 : 0.34) * Math.min(1, strength))
      const across = glass.width / 3
      const upward = glass.height / 2
      for (let column = 0; column < 3; column++)
        for (let row = 0; row < 2; row++) {
          const [near, far] = [row + 0.95, row + 0.05].map(
            (pane) => (glass.y - GROUND_Y + upward * pane) * slope,
          )
          if (near === undefined || far === undefined) continue
          const left = glass.x + across * (column + 0.06)
          const right = glass.x + across * (column + 0.94)
          fillPolygon(context, view, [
            ...[left + aside * near, GROUND_Y, FAR - near, right + aside * near, GROUND_Y, FAR - near],
            ...[right + aside * far, GROUND_Y, FAR - far, left + aside * far, GROUND_Y, FAR - far],
          ])
        }
      context.globalCompositeOperation = 'source-over'
    },
  }
}

export function curtains(
  glass: { x: number; y: number; width: number; height: number },
  colour: string,
): Layer {
  const cloth = hex(colour)
  return boardLayer({ x: 0, y: 0, z: FAR - 0.1, distance: 59 }, (board, { light, timeSeconds }) => {
    board.rect(
      css(litTone(light, hex('#4a3524'), 0.4)),
      glass.x - 0.9,
      glass.y + glass.height + 0.22,
      glass.x + glass.width + 0.9,
      glass.y + glass.height + 0.3,
    )
    for (const side of [-1, 1]) {
      const edge = side < 0 ? glass.x - 0.75 : glass.x + glass.width - 0.35
      for (let i = 0; i < 6; i++) {
        const x = edge + i * 0.185
        const wave = Math.sin(timeSeconds * 0.9 + i * 0.8) * 0.03
        board.polygon(css(litTone(light, brighten(cloth, i % 2 === 0 ? 1 : 0.78), 0.62)), [
          x + wave,
          GROUND_Y + 0.12,
          x + 0.2 + wave,
          GROUND_Y + 0.12,
          x + 0.19,
          glass.y + glass.height + 0.24,
          x,
          glass.y + glass.height + 0.24,
        ])
      }
    }
  })
}

export function pictures(x: number, seed: number): Layer {
  const inks = [hex('#c9673f'), hex('#3f6f7a'), hex('#d8ab4e')]
  return boardLayer({ x, y: GROUND_Y + 2.1, z: FAR - 0.03, distance: 61 }, (board, { light }) => {
    for (const [i, [left, low, width, height]] of (
      [
        [0, 0, 0.9, 1.15],
        [1.1, 0.45, 0.7, 0.7],
      ] as const
    ).entries()) {
      board.rect(css(litTone(light, hex('#3a2a1e'), 0.4)), left, low, left + width, low + height)
      board.rect(
        css(litTone(light, hex('#f3ecdc'), 0.6)),
        left + 0.06,
        low + 0.06,
        left + width - 0.06,
        low + height - 0.06,
      )
      const ink = inks[(seed + i) % 3] ?? [200, 100, 60]
      board.rect(
        css(litTone(light, ink, 0.6)),
        left + 0.16,
        low + 0.16,
        left + width - 0.16,
        low + height * 0.5,
      )
      board.polygon(css(litTone(light, brighten(ink, 0.6), 0.6)), [
        left + 0.16,
        low + 0.16,
        left + width * 0.45,
        low + height * 0.72,
        left + width - 0.16,
        low + 0.16,
      ])
    }
  })
}

export function shelf(x: number): Layer {
  return boardLayer({ x, y: GROUND_Y, z: FAR - 0.25, distance: 58 }, (board, { light }) => {
    const wood = (k: number) => css(litTone(light, brighten(hex('#6b4529'), k), 0.45))
    board.rect(wood(0.6), 0, 0, 2.2, 1.75)
    const spines = ['#8f3f35', '#d0b27a', '#3c5a6a', '#5d7350', '#c9823f', '#e3dac4']
    for (let row = 0; row < 3; row++) {
      let at = 0.1
      let i = row * 5
      while (at < 2) {
        const wide = 0.07 + ((i * 37) % 7) * 0.011
        const tall = 0.3 + ((i * 53) % 9) * 0.015
        if (i % 9 !== 7)
          board.rect(
            css(litTone(light, hex(spines[(i * 7) % 6] ?? '#8f3f35'), 0.5)),
            at,
            0.1 + row * 0.56,
            at + wide,
            0.1 + row * 0.56 + tall,
          )
        at += wide + 0.012
        i++
      }
      board.rect(wood(1.1), 0, 0.04 + row * 0.56, 2.2, 0.1 + row * 0.56)
    }
    board.rect(wood(1.1), -0.04, 1.72, 2.24, 1.8)
    board.rect(wood(1), -0.02, 0, 0.06, 1.75)
    board.rect(wood(1), 2.14, 0, 2.22, 1.75)
  })
}
