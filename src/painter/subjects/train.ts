import type { PaintContext } from '../canvas.ts'
import { blob, line, oval, shape } from './strokes.ts'
import type { Pose, Subject } from './subject.ts'
import { shades } from './tones.ts'

const SPEED = 2.4

/** A steam engine with two carriages. */
export const train: Subject = {
  id: 'train',
  words: ['train', 'steam train', 'locomotive', 'railway', 'railroad', 'steam engine', 'express train'],
  one: 'train',
  many: 'trains',
  home: 'land',
  place: 'mountains',
  width: 27,
  height: 5.4,
  below: 0.1,
  distance: 36,
  speed: SPEED,
  animated: 'moving',
  rails: true,
  draw(pen, pose) {
    const sway = pose.moving ? Math.sin(pose.timeSeconds * 9) * 0.02 : 0
    carriage(pen, pose, -13.2, sway)
    carriage(pen, pose, -4.6, -sway)
    engine(pen, pose, sway)
  },
  drawLights(pen, pose) {
    if (pose.dark < 0.25) return
    pen.fillStyle = `rgba(255,214,140,${pose.dark})`
    for (const left of [-13.2, -4.6])
      for (let i = 0; i < 6; i++) pen.fillRect(left + 0.55 + i * 1.22, 2.05, 0.8, 1)
    pen.fillRect(4.6, 2.5, 0.8, 0.85)
    oval(pen, `rgba(255,246,214,${pose.dark})`, 12.15, 2.55, 0.24)
  },
  glows(pose) {
    const steam = Array.from({ length: 12 }, (_, i) => {
      const age = (pose.timeSeconds * 0.3 + i / 12 + pose.phase) % 1
      const grey = 240 - pose.dark * 130
      return {
        x: 11 - age * (pose.moving ? 12 : 3) - Math.sin(age * 9 + i) * 0.3,
        y: 4.9 + age * 3.4,
        radius: 0.55 + age * 2.1,
        colour: [grey, grey, grey + 6] as const,
        alpha: 0.5 * (1 - age) * Math.min(1, age * 9),
        smoke: true,
      }
    })
    if (pose.dark < 0.25) return steam
    return [
      ...steam,
      { x: 12.2, y: 2.55, radius: 2.2, colour: [255, 240, 200] as const, alpha: 0.8 * pose.dark },
      {
        x: 12.2,
        y: 2.5,
        radius: 16,
        colour: [255, 236, 190] as const,
        alpha: 0.4 * pose.dark,
        beam: { angle: -0.03, spread: 0.11 },
      },
      ...[-9, -0.6].map((x) => ({
        x,
        y: 2.4,
        radius: 4.6,
        colour: [255, 200, 120] as const,
        alpha: 0.26 * pose.dark,
      })),
    ]
  },
}

function wheel(pen: PaintContext, pose: Pose, x: number, radius: number): void {
  const iron = pose.tone('#1d1d22')
  oval(pen, iron, x, radius, radius)
  oval(pen, pose.tone('#a33b2e'), x, radius, radius * 0.8)
  const spin = pose.moving ? (-pose.timeSeconds * SPEED) / radius : 0.5
  for (let i = 0; i < 5; i++) {
    const angle = spin + (i * Math.PI) / 5
    const dx = Math.cos(angle) * radius * 0.8
    const dy = Math.sin(angle) * radius * 0.8
    line(pen, iron, 0.09, [x - dx, radius - dy, x + dx, radius + dy])
  }
  oval(pen, iron, x, radius, radius * 0.24)
}

function carriage(pen: PaintContext, pose: Pose, left: number, sway: number): void {
  const paint = shades(pose, pose.colour ?? '#7c2f2b')
  const right = left + 7.9
  const box = (fill: string | CanvasGradient, a: number, low: number, b: number, high: number) =>
    shape(pen, fill, [a, low, b, low, b, high, a, high])
  for (const x of [left + 1.1, left + 2.2, right - 2.2, right - 1.1]) wheel(pen, pose, x, 0.45)
  pen.save()
  pen.translate(0, sway)
  box(pose.tone('#1d1d22'), left - 0.3, 0.7, right + 0.35, 0.95)
  box(paint.base, left, 0.9, right, 3.4)
  box(paint.light, left, 1.82, right, 1.92)
  box(pose.tone('#e9dcbc'), left, 3.1, right, 3.2)
  for (let i = 0; i < 6; i++) {
    const x = left + 0.55 + i * 1.22
    box(pose.tone('#e9dcbc'), x - 0.08, 1.97, x + 0.88, 3.12)
    box(pose.tone('#2b3640'), x, 2.05, x + 0.8, 3.05)
  }
  blob(
    pen,
    pose.tone('#4a4448'),
    [left - 0.2, 3.38, left + 0.4, 3.74, left + 3.9, 3.86, right - 0.4, 3.74, right + 0.2, 3.38],
    0.6,
  )
  pen.restore()
}

function engine(pen: PaintContext, pose: Pose, sway: number): void {
  const boiler = shades(pose, '#2a3036')
  const brass = pose.tone('#d6a94c')
  const red = pose.tone('#a8362b')
  const box = (fill: string | CanvasGradient, a: number, low: number, b: number, high: number) =>
    shape(pen, fill, [a, low, b, low, b, high, a, high])
  for (const x of [5.1, 7.1, 9.1]) wheel(pen, pose, x, 0.86)
  for (const x of [10.8, 11.7]) wheel(pen, pose, x, 0.45)
  const turn = pose.moving ? (-pose.timeSeconds * SPEED) / 0.86 : 0.5
  const rodX = Math.cos(turn) * 0.45
  const rodY = 0.86 + Math.sin(turn) * 0.45
  line(pen, pose.tone('#c6c9ce'), 0.14, [5.1 + rodX, rodY, 9.1 + rodX, rodY])
  pen.save()
  pen.translate(0, sway)
  box(red, 3.5, 1.3, 12.2, 1.55)
  shape(pen, boiler.dark, [12.1, 1.5, 13.3, 0.28, 12.0, 0.28, 11.5, 1.3])
  for (const k of [0.25, 0.5, 0.75]) line(pen, red, 0.07, [12.05 - k * 0.4, 1.35, 12.1 + k * 1.1, 0.3])
  // Boiler, dome, chimney, cab.
  const round = pen.createLinearGradient(0, 1.5, 0, 3.7)
  round.addColorStop(0, boiler.deep)
  round.addColorStop(0.62, boiler.base)
  round.addColorStop(0.82, boiler.light)
  round.addColorStop(1, boiler.dark)
  box(round, 5.6, 1.55, 12.1, 3.6)
  for (const x of [7.2, 8.9, 10.4]) box(brass, x, 1.55, x + 0.12, 3.62)
  box(boiler.deep, 11.2, 1.5, 12.25, 3.68)
  oval(pen, brass, 12.15, 2.55, 0.34)
  blob(pen, brass, [7.7, 3.55, 7.75, 4.1, 8.15, 4.3, 8.55, 4.1, 8.6, 3.55], 0.7)
  shape(pen, boiler.dark, [10.75, 3.6, 11.25, 3.6, 11.3, 4.6, 11.55, 5.15, 10.45, 5.15, 10.7, 4.6])
  box(brass, 10.42, 4.98, 11.58, 5.15)
  box(shades(pose, pose.colour ?? '#7c2f2b').base, 3.6, 1.5, 5.8, 3.9)
  box(pose.tone('#27313b'), 4.6, 2.5, 5.4, 3.35)
  shape(pen, boiler.dark, [3.2, 3.85, 6.1, 3.85, 5.9, 4.15, 3.4, 4.15])
  box(boiler.dark, 3.3, 0.9, 3.7, 1.3)
  pen.restore()
}
