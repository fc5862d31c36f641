import { seededRandom } from '#kernel/random.ts'
import { blob, oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

const LAMP_Y = 19.1

export const lighthouse: Subject = {
  id: 'lighthouse',
  words: ['lighthouse', 'beacon'],
  one: 'lighthouse',
  many: 'lighthouses',
  home: 'water',
  place: 'sea',
  width: 26,
  height: 22,
  below: 1,
  distance: 96,
  variants: 3,
  draw(pen, pose) {
    const random = seededRandom(pose.seed + 5)
    const rock = pose.tone('#4c4a4e')
    const rockLit = pose.tone('#77706b')
    const rockDark = pose.tone('#2c2b32')
    const crag: number[] = [-12.6, -0.25]
    for (let i = 0; i <= 16; i++) {
      const x = -12 + i * 1.5
      const hill = 3.6 * Math.exp(-((x / 6.4) ** 2)) + 0.7 * Math.exp(-(((x - 8) / 3) ** 2))
      crag.push(
        x,
        Math.max(Math.abs(x) > 10.6 ? -0.15 : 0.15, hill + (random() - 0.5) * 0.9 * (hill > 0.6 ? 1 : 0.4)),
      )
    }
    crag.push(12.6, -0.25)
    shape(pen, rock, crag)
    for (let i = 0; i < 15; i++) {
      const x = (random() - 0.5) * 17
      const y = 3 * Math.exp(-((x / 6) ** 2)) * random()
      const s = 0.5 + random() * 1.2
      shape(pen, i % 2 === 0 ? rockLit : rockDark, [
        x - s,
        y,
        x - s * 0.3,
        y + s * 0.55,
        x + s * 0.6,
        y + s * 0.4,
        x + s,
        y,
        x + s * 0.2,
        y - s * 0.35,
      ])
    }
    shape(pen, rockDark, [-12.6, -0.25, -10.6, 0.1, -6, 0.35, 0, 0.2, 7, 0.4, 10.4, 0.1, 12.6, -0.25])

    const white = pose.tone('#f3eee2')
    const red = pose.tone(pose.colour ?? '#b93227')
    const half = (y: number) => 2.05 - (y - 3) * 0.062
    const slice = (from: number, to: number, fill: string) =>
      shape(pen, fill, [-half(from), from, half(from), from, half(to), to, -half(to), to])
    slice(2.6, 17.2, white)
    if (pose.seed % 3 !== 2) for (const y of [5.4, 10, 14.2]) slice(y, y + 2.1, red)
    for (const y of [4.4, 8.6, 13]) {
      pen.fillStyle = pose.tone('#2b2f3a')
      pen.beginPath()
      pen.ellipse(0.25, y, 0.28, 0.5, 0, 0, Math.PI * 2)
      pen.fill()
    }
    shape(
      pen,
      pose.tone('#3b2a24'),
      [-0.5, 3, 0.5, 3, 0.5, 4.4, 0, 4.8, -0.5, 4.4].map((v, i) => (i % 2 === 0 ? v - 0.5 : v - 0.2)),
    )
    // The rounded side turns away from the light.
    const round = pen.createLinearGradient(-2, 0, 2, 0)
    round.addColorStop(0, 'rgba(20,20,50,0.26)')
    round.addColorStop(0.3, 'rgba(20,20,50,0)')
    round.addColorStop(0.7, 'rgba(20,20,50,0)')
    round.addColorStop(1, 'rgba(20,20,50,0.26)')
    slice(2.6, 17.2, '#0000')
    pen.fillStyle = round
    pen.fill()
    const iron = pose.tone('#23262e')
    shape(pen, iron, [-1.75, 17.1, 1.75, 17.1, 1.9, 17.55, -1.9, 17.55])
    for (let x = -1.8; x <= 1.81; x += 0.45)
      shape(pen, iron, [x - 0.04, 17.5, x + 0.04, 17.5, x + 0.04, 18.35, x - 0.04, 18.35])
    shape(pen, iron, [-1.85, 18.3, 1.85, 18.3, 1.85, 18.42, -1.85, 18.42])
    shape(pen, pose.tone('#cfe0e6'), [-0.95, 17.5, 0.95, 17.5, 0.95, 20, -0.95, 20])
    for (const x of [-0.95, -0.32, 0.32, 0.95])
      shape(pen, iron, [x - 0.05, 17.5, x + 0.05, 17.5, x + 0.05, 20, x - 0.05, 20])
    blob(pen, red, [-1.2, 19.95, -0.75, 20.75, 0, 21.1, 0.75, 20.75, 1.2, 19.95], 0.9)
    shape(pen, iron, [-0.06, 21, 0.06, 21, 0.03, 21.9, -0.03, 21.9])

    // The keeper's house keeps the tower company.
    shape(pen, white, [3, 1.6, 7.2, 1.4, 7.2, 4.4, 3, 4.4])
    shape(pen, red, [2.6, 4.3, 7.6, 4.3, 6.6, 6.1, 3.6, 6.1])
    shape(pen, pose.tone('#2b2f3a'), [3.7, 2.7, 4.5, 2.7, 4.5, 3.7, 3.7, 3.7])
    shape(pen, pose.tone('#2b2f3a'), [5.5, 2.7, 6.3, 2.7, 6.3, 3.7, 5.5, 3.7])
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.15) return
    oval(pen, `rgba(255,241,190,${Math.min(1, 0.35 + pose.dark * 0.65)})`, 0, LAMP_Y - 0.3, 0.8, 1)
    const lit = `rgba(255,205,120,${pose.dark})`
    shape(pen, lit, [3.7, 2.7, 4.5, 2.7, 4.5, 3.7, 3.7, 3.7])
    shape(pen, lit, [5.5, 2.7, 6.3, 2.7, 6.3, 3.7, 5.5, 3.7])
  },
  glows(pose) {
    if (pose.dark < 0.15) return []
    const sweep = pose.timeSeconds * 0.9 + pose.phase * 6.28
    const towards = Math.max(0, Math.sin(sweep)) ** 6
    const lamp = { x: 0, y: LAMP_Y - 0.3, colour: [255, 236, 184] as const }
    return [
      { ...lamp, radius: 7 + towards * 9, alpha: pose.dark * (0.55 + 0.4 * towards) },
      {
        ...lamp,
        radius: 62,
        alpha: pose.dark * 0.5 * Math.abs(Math.cos(sweep)),
        beam: { angle: Math.cos(sweep) > 0 ? 0.03 : Math.PI - 0.03, spread: 0.05 },
      },
    ]
  },
}
