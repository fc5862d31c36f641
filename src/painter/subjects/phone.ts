import type { PaintContext } from '../canvas.ts'
import { mix } from '../colour.ts'
import { oval, shape } from './strokes.ts'
import type { Subject } from './subject.ts'

/** A telephone that stands upright, its screen lit. Painted at the size of a person, as products are. */
export const phone: Subject = {
  id: 'phone',
  words: [
    'phone',
    'smartphone',
    'mobile phone',
    'telephone',
    'cell phone',
    'cellphone',
    'iphone',
    'smart phone',
  ],
  one: 'phone',
  many: 'phones',
  home: 'land',
  place: 'studio',
  tabletop: true,
  width: 1.5,
  height: 2.45,
  below: 0.05,
  distance: 8.6,
  animated: true,
  draw(pen, pose) {
    rounded(pen, pose.tone('#8f949c'), -0.58, 0.02, 0.61, 2.36, 0.16)
    rounded(pen, pose.tone('#d5d9de'), -0.58, 0.02, 0.585, 2.36, 0.16)
    rounded(pen, pose.tone('#0d0e12'), -0.555, 0.045, 0.56, 2.335, 0.14)
    for (const y of [1.5, 1.78])
      shape(pen, pose.tone('#8f949c'), [-0.61, y, -0.58, y, -0.58, y + 0.2, -0.61, y + 0.2])
  },
  drawLights(pen, pose) {
    const accent = pose.colour ?? ([88, 96, 214] as const)
    const low = mix(accent, [255, 130, 120], 0.55)
    const wall = pen.createLinearGradient(-0.3, 2.3, 0.3, 0.1)
    wall.addColorStop(0, `rgb(${accent.map(Math.round).join()})`)
    wall.addColorStop(1, `rgb(${low.map(Math.round).join()})`)
    rounded(pen, wall, -0.515, 0.085, 0.52, 2.295, 0.11)
    // Hills on the wallpaper, a clock, four icons.
    pen.save()
    pen.beginPath()
    pen.rect(-0.5, 0.1, 1.01, 2.1)
    pen.clip()
    oval(pen, 'rgba(255,255,255,0.9)', 0.22, 1.34, 0.13)
    oval(pen, 'rgba(60,40,110,0.6)', -0.35, 0.3, 0.75, 0.6)
    oval(pen, 'rgba(40,26,84,0.75)', 0.4, 0.12, 0.8, 0.55)
    pen.restore()
    const digits = [
      [-0.3, 0.1],
      [-0.14, 0.1],
      [0.06, 0.1],
      [0.22, 0.1],
    ] as const
    for (const [x, w] of digits) {
      rounded(pen, 'rgba(255,255,255,0.95)', x, 1.75, x + w, 1.97, 0.02)
      rounded(pen, `rgb(${accent.map(Math.round).join()})`, x + 0.03, 1.78, x + w - 0.03, 1.94, 0.01)
    }
    for (const y of [1.81, 1.9]) oval(pen, 'rgba(255,255,255,0.95)', 0.01, y, 0.014)
    for (const [i, tint] of ['#ffffff', '#ffd166', '#7ef0c0', '#ff8fa3'].entries())
      rounded(pen, tint, -0.44 + i * 0.235, 0.16, -0.26 + i * 0.235, 0.34, 0.05)
    rounded(pen, '#0d0e12', -0.12, 2.17, 0.13, 2.235, 0.032)
    pen.globalAlpha = 0.14
    shape(pen, '#ffffff', [-0.51, 2.28, 0.1, 2.28, -0.51, 0.7])
    pen.globalAlpha = 1
  },
  glows(pose) {
    return [{ x: 0, y: 1.2, radius: 2.4, colour: pose.colour ?? [150, 130, 255], alpha: 0.22 }]
  },
}

function rounded(
  pen: PaintContext,
  fill: string | CanvasGradient,
  left: number,
  low: number,
  right: number,
  high: number,
  r: number,
): void {
  pen.fillStyle = fill
  pen.beginPath()
  pen.moveTo(left + r, low)
  pen.lineTo(right - r, low)
  pen.quadraticCurveTo(right, low, right, low + r)
  pen.lineTo(right, high - r)
  pen.quadraticCurveTo(right, high, right - r, high)
  pen.lineTo(left + r, high)
  pen.quadraticCurveTo(left, high, left, high - r)
  pen.lineTo(left, low + r)
  pen.quadraticCurveTo(left, low, left + r, low)
  pen.fill()
}
