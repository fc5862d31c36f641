import { type Random, seededRandom } from '#kernel/random.ts'
import type { PaintContext } from '../canvas.ts'
import { blob, line, shaded, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

/** [middle, foot, top, half width, height of the roof] */
const towers = [
  [-11, 9, 23, 2.4, 8],
  [11.5, 8, 21, 2.6, 7.5],
  [-4.5, 11, 25.5, 2.3, 8],
  [5.2, 11, 28.5, 2.8, 9],
] as const

/** Metres a unit of the drawing. */
const SCALE = 0.64

/** A castle on its rock, with steep roofs and a gate. */
export const castle: Subject = {
  id: 'castle',
  words: ['castle', 'fortress', 'palace', 'tower', 'citadel', 'fort', 'château', 'chateau', 'stronghold'],
  one: 'castle',
  many: 'castles',
  home: 'land',
  place: 'mountains',
  island: true,
  width: 38,
  height: 27.5,
  below: 1,
  distance: 104,
  variants: 3,
  draw(pen, pose) {
    pen.scale(SCALE, SCALE)
    const random = seededRandom(pose.seed * 17 + 3)
    const stone = shades(pose, pose.colour ?? '#b7aa97')
    const roof = shades(pose, pose.snowy ? '#e3eaf2' : '#4d5f7d')
    const hole = pose.tone('#2b2c36')
    rise(pen, pose, random)
    const battlement = (left: number, right: number, y: number, size: number) => {
      shape(pen, stone.light, [left, y - size * 0.5, right, y - size * 0.5, right, y, left, y])
      for (let x = left; x < right - size * 0.4; x += size * 1.55)
        shape(pen, stone.light, [
          x,
          y,
          x + size * 0.85,
          y,
          x + size * 0.85,
          y + size * 0.85,
          x,
          y + size * 0.85,
        ])
    }
    const tower = ([x, foot, top, half, cone]: (typeof towers)[number]) => {
      const round = pen.createLinearGradient(x - half, 0, x + half, 0)
      round.addColorStop(0, stone.light)
      round.addColorStop(0.5, stone.base)
      round.addColorStop(1, stone.dark)
      shape(pen, round, [x - half, foot - 1, x + half, foot - 1, x + half, top, x - half, top])
      battlement(x - half * 1.22, x + half * 1.22, top, 0.95)
      shape(pen, roof.base, [x - half * 1.05, top + 0.7, x + half * 1.05, top + 0.7, x, top + 0.7 + cone])
      shape(pen, roof.dark, [x + half * 0.15, top + 0.7, x + half * 1.05, top + 0.7, x, top + 0.7 + cone])
      line(pen, hole, 0.14, [x, top + cone + 0.6, x, top + cone + 2.6])
      shape(pen, pose.tone('#c23b30'), [x, top + cone + 2.6, x + 1.9, top + cone + 2.1, x, top + cone + 1.5])
      for (let y = foot + 3; y < top - 2; y += 4.4)
        shape(pen, hole, [x - 0.32, y, x + 0.32, y, x + 0.32, y + 1.3, x, y + 1.8, x - 0.32, y + 1.3])
    }
    tower(towers[2])
    tower(towers[3])
    shape(pen, stone.base, [-8, 8, 8.5, 8, 8.5, 21, -8, 21])
    shape(pen, roof.base, [-8.6, 20.6, 9.1, 20.6, 6.4, 26, -5.9, 26])
    for (const x of [-5.4, -1.8, 1.8, 5.4])
      shape(pen, hole, [x - 0.5, 15.5, x + 0.5, 15.5, x + 0.5, 17.6, x, 18.4, x - 0.5, 17.6])
    tower(towers[0])
    tower(towers[1])
    shape(pen, stone.base, [-13.4, 6.6, 14, 6.6, 14, 13.2, -13.4, 13.2])
    battlement(-13.6, 14.2, 13.2, 1.1)
    for (let i = 0; i < 26; i++) {
      const x = -12.6 + random() * 25
      const y = 7.5 + random() * 5
      shape(pen, stone.dark, [x, y, x + 1, y, x + 1, y + 0.42, x, y + 0.42])
    }
    shape(pen, stone.light, [-2.3, 7, 2.7, 7, 2.7, 11, 1.6, 12.1, -1.2, 12.1, -2.3, 11])
    shape(pen, hole, [-1.5, 7, 1.9, 7, 1.9, 10.3, 1.1, 11.2, -0.7, 11.2, -1.5, 10.3])
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.2) return
    pen.scale(SCALE, SCALE)
    const glow = `rgba(255,206,124,${pose.dark})`
    for (const x of [-5.4, -1.8, 1.8, 5.4])
      shape(pen, glow, [x - 0.5, 15.5, x + 0.5, 15.5, x + 0.5, 17.6, x, 18.4, x - 0.5, 17.6])
    for (const [x, foot, top] of towers)
      for (let y = foot + 3; y < top - 2; y += 4.4)
        shape(pen, glow, [x - 0.32, y, x + 0.32, y, x + 0.32, y + 1.3, x, y + 1.8, x - 0.32, y + 1.3])
    shape(pen, glow, [-1.5, 7, 1.9, 7, 1.9, 10.3, 1.1, 11.2, -0.7, 11.2, -1.5, 10.3])
  },
  glows(pose) {
    if (pose.dark < 0.2) return []
    return [
      { x: 0.1, y: 9 * SCALE, radius: 8 * SCALE, colour: [255, 180, 90], alpha: 0.5 * pose.dark },
      { x: 0, y: 17 * SCALE, radius: 17 * SCALE, colour: [255, 190, 110], alpha: 0.2 * pose.dark },
    ]
  },
}

/** The hill it stands on: grass slopes, a crag under the walls, a road that winds up to the gate. */
function rise(pen: PaintContext, pose: Pose, random: Random): void {
  const grass = shades(pose, pose.snowy ? '#d5dfea' : pose.season === 'autumn' ? '#8a6f38' : '#5b7440')
  const rock = shades(pose, '#6a665f')
  blob(
    pen,
    shaded(pen, [-18, 10], [24, -1], grass, 0.5),
    [-29, -1.4, -23, 0.2, -16, 4.2, -10, 6.8, 0, 7.6, 10, 6.9, 16.5, 4, 23, 0.2, 29, -1.4, 0, -1.5],
    0.9,
  )
  const crag: number[] = [-16, 3.6]
  for (let i = 0; i <= 18; i++) {
    const x = -15.4 + i * 1.72
    crag.push(x, 4.6 + 6 * Math.exp(-((x / 14.5) ** 6)) + (random() - 0.5) * 1.1)
  }
  crag.push(16.6, 3.4, 10, 4.6 + random(), 4, 3.6, -3, 4.4, -9, 3.4)
  shape(pen, rock.base, crag)
  for (let i = 0; i < 26; i++) {
    const x = (random() - 0.5) * 26
    const y = 4.6 + random() * 4.4
    const s = 0.6 + random() * 1.3
    shape(pen, i % 2 === 0 ? rock.light : rock.dark, [
      x - s,
      y,
      x - s * 0.2,
      y + s * 0.9,
      x + s,
      y + s * 0.2,
      x + s * 0.5,
      y - s,
    ])
  }
  blob(
    pen,
    pose.tone('#cdb88e'),
    [
      -1.1, 7.4, 1.5, 7.4, 2.6, 5.8, 5.4, 4.6, 5.2, 3.2, 0.2, 2.2, -1.4, 1.2, 1.6, -1.4, 6.4, -1.4, 2.6, 1,
      4.4, 1.9, 8.4, 3, 8.4, 5, 4.2, 6.2,
    ],
    0.8,
  )
  for (let i = 0; i < 40; i++) {
    const side = random() < 0.5 ? -1 : 1
    const x = side * (7 + random() * 16)
    const foot = Math.max(-1, 7.4 - Math.abs(x) * 0.36) * random() - 0.4
    const tall = 1.6 + random() * 2.6
    const tone = pose.tone(pose.snowy ? '#8fa3b2' : i % 2 === 0 ? '#33502f' : '#44653a')
    shape(pen, tone, [x - tall * 0.28, foot, x + tall * 0.28, foot, x, foot + tall])
  }
}
