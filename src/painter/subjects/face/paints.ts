import { brighten, type Colour, hex, luminance } from '../../colour.ts'
import type { Pose } from '../subject.ts'
import { shades } from '../tones.ts'

const skins = ['#e0aa86', '#c98d66', '#9c6644', '#ecc0a0', '#774a33']
const fairSkins = ['#e0aa86', '#ecc0a0', '#d99f7c']
const hairs = ['#2b1c18', '#5a3522', '#1d1719', '#7d4a2a', '#3a2a2a']
const coats = ['#8c2f2b', '#2f4858', '#c78a32', '#3d4a3a', '#5b3a55']

/** What a face is painted with. */
export interface Paints {
  who: 'man' | 'woman' | 'boy' | 'girl'
  beard: boolean
  /** Which of its kind's ways to wear the hair. */
  style: number
  skin: ReturnType<typeof shades>
  cheek: (alpha: number) => string
  shadow: (alpha: number) => string
  lips: string
  hair: ReturnType<typeof shades>
  coat: ReturnType<typeof shades>
  ink: string
}

export function paintsOf(pose: Pose): Paints {
  const pick = <T>(list: readonly T[], step: number): T | undefined =>
    list[Math.floor(pose.seed / step) % list.length]
  const who =
    pose.look.who ?? (pose.look.beard ? 'man' : null) ?? pick(['woman', 'man'] as const, 2) ?? 'woman'
  // Fair or red hair goes with a fair skin.
  const fair = pose.look.hair !== null && luminance(pose.look.hair) > 0.28
  const skin: Colour = hex(pick(fair ? fairSkins : skins, 5) ?? '#e0aa86')
  return {
    who,
    beard: who === 'man' && (pose.look.beard || pose.seed % 4 === 3),
    style: pose.seed % 3,
    skin: shades(pose, skin),
    cheek: (alpha) => pose.tone([skin[0], skin[1] * 0.6, skin[2] * 0.56], alpha),
    shadow: (alpha) => pose.tone(brighten(skin, 0.36), alpha),
    lips: pose.tone([skin[0] * 0.8, skin[1] * 0.5, skin[2] * 0.48]),
    hair: shades(pose, pose.look.hair ?? hex(pick(hairs, 1) ?? '#2b1c18')),
    coat: shades(pose, pose.colour ?? hex(pick(coats, 7) ?? '#8c2f2b')),
    ink: pose.tone(brighten(skin, 0.2)),
  }
}
