import { brighten, css, hex, mix } from '../colour.ts'
import { type Light, skyAt } from '../light.ts'
import { hashAt } from '../noise.ts'
import type { Layer } from '../scene.ts'
import type { Weather } from '../words/words.ts'
import { boardLayer } from './hall.ts'

/** A window in the far wall: the sky of the hour, a skyline, rain that runs down the panes. */
export function windowLayer(options: {
  x: number
  y: number
  z: number
  width: number
  height: number
  columns: number
  rows: number
  frame: string
  /** The light outside; the room's own may differ. */
  outside: Light
  weather: Weather
  view: 'roofs' | 'hills' | 'street'
  seed: number
}): Layer {
  const { width, height, outside, seed } = options
  const frame = hex(options.frame)
  return boardLayer({ x: options.x, y: options.y, z: options.z, distance: 60 }, (board, { timeSeconds }) => {
    const bands = 28
    for (let i = 0; i < bands; i++)
      board.rect(
        css(skyAt(outside, 1 + (i / bands) ** 1.4 * 34)),
        0,
        (height * i) / bands - 0.01,
        width,
        (height * (i + 1)) / bands,
      )
    if (!outside.key.isMoon || outside.stars > 0) {
      const cx = width * (0.3 + 0.4 * hashAt(1, 2, seed))
      const cy = height * (outside.key.isMoon ? 0.76 : 0.5)
      const r = Math.min(width, height) * 0.085
      const disc = Array.from({ length: 24 }, (_, i) => [
        cx + Math.cos(i / 3.82) * r,
        cy + Math.sin(i / 3.82) * r,
      ]).flat()
      if (outside.key.strength > 0.3) board.polygon(css(mix(outside.key.colour, [255, 255, 255], 0.5)), disc)
    }
    for (const depth of [0, 1]) {
      const tone = mix(skyAt(outside, 2), mix(outside.shade, [20, 24, 40], 0.5), 0.4 + depth * 0.34)
      const fill = css(tone)
      const count = options.view === 'hills' ? 0 : 7 + depth * 2
      if (count === 0) {
        const points = [0, 0]
        for (let i = 0; i <= 20; i++)
          points.push(
            (width * i) / 20,
            height *
              (0.36 -
                depth * 0.16 +
                0.1 * Math.sin(i * 0.5 + depth * 2 + (seed % 7)) +
                0.03 * Math.sin(i * 1.3)),
          )
        points.push(width, 0)
        board.polygon(fill, points)
      }
      for (let i = 0; i < count; i++) {
        const w = width / count
        const tall = height * (0.2 + 0.34 * hashAt(i, depth, seed) - depth * 0.08)
        board.rect(fill, i * w, 0, (i + 1) * w + 0.01, tall)
        for (let k = 0; k < 8; k++) {
          if (hashAt(i * 9 + k, depth + 4, seed) > 0.3 + outside.dark * 0.4) continue
          const x = i * w + (0.18 + 0.42 * (k % 2)) * w
          const y = tall * (0.14 + 0.2 * Math.floor(k / 2))
          board.rect(
            css(mix(tone, [255, 206, 130], 0.15 + outside.dark * 0.75)),
            x,
            y,
            x + w * 0.2,
            y + tall * 0.09,
          )
        }
      }
    }
    if (options.weather === 'rain' || options.weather === 'storm') {
      for (let i = 0; i < 70; i++) {
        const fall = (hashAt(i, 7, seed) + timeSeconds * (0.12 + 0.3 * hashAt(i, 8, seed))) % 1
        const x = width * hashAt(i, 9, seed)
        const y = height * (1 - fall)
        board.rect(
          'rgba(230,240,250,0.4)',
          x,
          y,
          x + 0.012,
          Math.min(height, y + 0.1 + 0.18 * hashAt(i, 10, seed)),
        )
      }
    }
    if (options.weather === 'snow') {
      for (let i = 0; i < 60; i++) {
        const fall = (hashAt(i, 7, seed) + timeSeconds * 0.07) % 1
        const x = width * ((hashAt(i, 9, seed) + 0.02 * Math.sin(timeSeconds + i)) % 1)
        board.rect('rgba(255,255,255,0.85)', x, height * (1 - fall), x + 0.025, height * (1 - fall) + 0.025)
      }
    }
    if (options.weather === 'fog') board.rect(css(outside.haze, 0.55), 0, 0, width, height)
    const bar = css(mix(frame, outside.shade, 0.25))
    const edge = css(brighten(mix(frame, outside.shade, 0.1), 1.05))
    const t = 0.05
    for (let i = 1; i < options.columns; i++)
      board.rect(bar, (width * i) / options.columns - t / 2, 0, (width * i) / options.columns + t / 2, height)
    for (let i = 1; i < options.rows; i++)
      board.rect(bar, 0, (height * i) / options.rows - t / 2, width, (height * i) / options.rows + t / 2)
    board.rect(edge, -0.1, -0.1, 0, height + 0.1)
    board.rect(edge, width, -0.1, width + 0.1, height + 0.1)
    board.rect(edge, -0.1, height, width + 0.1, height + 0.1)
    board.rect(edge, -0.18, -0.14, width + 0.18, 0)
  })
}
