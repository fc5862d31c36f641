import { blob, line, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

export const sailboat: Subject = {
  id: 'sailboat',
  words: ['sailboat', 'boat', 'yacht', 'sailing boat', 'sail boat', 'sail', 'schooner', 'sailing ship'],
  one: 'sailboat',
  many: 'sailboats',
  home: 'water',
  place: 'sea',
  width: 9.6,
  height: 11.4,
  below: 0.6,
  distance: 50,
  speed: 0.9,
  animated: true,
  draw(pen, pose) {
    const t = pose.timeSeconds + pose.phase * 9
    pen.translate(0, Math.sin(t * 0.9) * 0.1 - 0.05)
    pen.rotate(Math.sin(t * 0.75) * 0.03 - 0.055)
    const sail = pose.tone(pose.colour ?? '#f6efdf')
    const sailShade = pose.tone('#d2c3ab')
    const hull = pose.tone('#22344a')
    const wood = pose.tone('#7a4b2b')
    line(pen, wood, 0.13, [0.1, 0.8, 0.1, 11.1])
    // Sails are bellied by the wind from behind: the leech curves.
    pen.fillStyle = sail
    pen.beginPath()
    pen.moveTo(0, 10.7)
    pen.quadraticCurveTo(-2.9, 6, -3.7, 1.75)
    pen.quadraticCurveTo(-1.8, 1.45, 0, 1.75)
    pen.closePath()
    pen.fill()
    pen.fillStyle = sailShade
    pen.beginPath()
    pen.moveTo(0, 10.7)
    pen.quadraticCurveTo(-0.7, 6, -1.0, 1.66)
    pen.lineTo(0, 1.75)
    pen.closePath()
    pen.fill()
    pen.fillStyle = sail
    pen.beginPath()
    pen.moveTo(0.25, 9.9)
    pen.quadraticCurveTo(2.5, 5.4, 3.9, 1.7)
    pen.quadraticCurveTo(2, 1.5, 0.45, 1.95)
    pen.closePath()
    pen.fill()
    pen.globalAlpha = 0.5
    for (const y of [3.6, 5.6, 7.6]) line(pen, sailShade, 0.04, [-3.7 + (y - 1.75) * 0.38, y, 0, y + 0.1])
    pen.globalAlpha = 1
    line(pen, wood, 0.12, [-3.8, 1.6, 0.1, 1.62])
    line(pen, wood, 0.03, [0.1, 11, 4.2, 1.1, 4.2, 1])
    blob(pen, pose.tone('#e9e2d2'), [-3.3, 1, -3.1, 1.28, 2.6, 1.2, 4.45, 1.22, 4.2, 0.9], 0.5)
    shape(pen, hull, [-3.35, 1.1, -3.05, 0.15, -2.6, -0.35, 2.6, -0.35, 3.7, 0.4, 4.45, 1.15])
    shape(pen, pose.tone('#b23a2c'), [-2.95, 0.08, -2.6, -0.35, 2.6, -0.35, 3.25, 0.08])
    shape(pen, pose.tone('#e9e2d2'), [-3.33, 1.02, 4.33, 1.04, 4.25, 0.9, -3.28, 0.88])
    shape(pen, wood, [-1.6, 1.2, -1.5, 1.65, 0.9, 1.65, 1.3, 1.2])
    shape(pen, hull, [0.1, 11, 0.95, 11.15, 0.1, 11.35])
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.5) return
    pen.fillStyle = `rgba(255,214,140,${pose.dark})`
    pen.fillRect(-1.1, 1.28, 0.5, 0.24)
    pen.fillRect(-0.2, 1.28, 0.5, 0.24)
  },
  glows(pose) {
    return pose.dark < 0.5
      ? []
      : [{ x: -0.4, y: 1.4, radius: 2.4, colour: [255, 205, 130], alpha: 0.4 * pose.dark }]
  },
}
