import type { PaintContext } from '../canvas.ts'
import { brighten, type Colour, hex, mix } from '../colour.ts'
import { blob, shape } from './strokes.ts'
import type { Pose } from './subject.ts'

const coats = ['#8c2f2b', '#2f4858', '#c78a32', '#3d4a3a', '#5b3a55']
const hairs = ['#2b1c18', '#5a3522', '#1d1719', '#7d4a2a']
const skins = ['#e0aa86', '#c98d66', '#9c6644', '#ecc0a0']

export interface Tones {
  coat: string
  coatLight: string
  sleeve: string
  fold: string
  skin: string
  shadow: (alpha: number) => string
  hair: string
  hairLight: string
  trousers: string
  trousersFar: string
  boots: string
  scarf: string
  scarfDark: string
  ink: string
  /** Long hair, as far as it shows. */
  long: boolean
  hat: boolean
  /** Times the usual width across the shoulders. */
  broad: number
}

/** What somebody wears and how they look: as the prompt says, otherwise each of a crowd another way. */
export function tonesOf(pose: Pose): Tones {
  const pick = (list: readonly string[], step: number): Colour =>
    hex(list[Math.floor(pose.seed / step) % list.length] ?? '#8c2f2b')
  const coat = pose.colour ?? pick(coats, 1)
  const skin = pick(skins, 3)
  const hair = pose.look.hair ?? pick(hairs, 2)
  const { who } = pose.look
  const female = who === 'woman' || who === 'girl' || (who === null && pose.seed % 3 === 0)
  return {
    coat: pose.tone(coat),
    coatLight: pose.tone(mix(coat, [255, 236, 214], 0.14)),
    sleeve: pose.tone(brighten(coat, 0.86)),
    fold: pose.tone(brighten(coat, 0.62)),
    skin: pose.tone(skin),
    shadow: (alpha) => pose.tone(brighten(skin, 0.45), alpha),
    hair: pose.tone(hair),
    hairLight: pose.tone(mix(hair, [255, 220, 180], 0.22)),
    trousers: pose.tone('#2a2c38'),
    trousersFar: pose.tone('#1e2029'),
    boots: pose.tone('#2a1f1b'),
    scarf: pose.tone('#d8c3a0'),
    scarfDark: pose.tone('#b89f7a'),
    ink: pose.tone('#1c1310'),
    long: female,
    hat: !female && who !== 'boy' && pose.seed % 3 === 1,
    broad: female ? 0.92 : 1.04,
  }
}

/** A boot seen from the side, its ankle here; `tilt` turns the toe down. */
export function drawBoot(
  pen: PaintContext,
  tone: Tones,
  [x, y]: readonly [number, number],
  tilt: number,
): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(tilt)
  blob(
    pen,
    tone.boots,
    [-0.06, 0.1, 0.05, 0.1, 0.06, 0.02, 0.14, -0.01, 0.2, -0.05, 0.19, -0.085, -0.07, -0.085, -0.075, -0.02],
    0.7,
  )
  shape(
    pen,
    tone.ink,
    [
      -0.078, -0.08, 0.2, -0.08, 0.2, -0.1, 0.03, -0.1, 0.02, -0.09, -0.02, -0.09, -0.02, -0.102, -0.078,
      -0.102,
    ],
  )
  pen.restore()
}
