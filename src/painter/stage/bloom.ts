import type { PaintContext } from '../canvas.ts'
import type { Atelier } from './atelier.ts'

/** Bloom is soft: it is found on a picture this many times smaller. */
const REDUCE = 8
const STRENGTH = 0.34

/** Lays the glow of the brightest parts of a frame of this many pixels over it. */
export function layBloom(context: PaintContext, atelier: Atelier, width: number, height: number): void {
  const small = atelier.sheet('bloom', Math.ceil(width / REDUCE), Math.ceil(height / REDUCE))
  small.context.imageSmoothingEnabled = true
  small.context.imageSmoothingQuality = 'medium'
  small.context.drawImage(context.canvas, 0, 0, small.width, small.height)
  // Multiplied by itself twice only what is near white stays bright.
  const bright = atelier.sheet('bright', small.width, small.height)
  bright.context.drawImage(small.canvas, 0, 0)
  bright.context.globalCompositeOperation = 'multiply'
  for (let i = 0; i < 3; i++) bright.context.drawImage(small.canvas, 0, 0)
  bright.context.globalCompositeOperation = 'source-over'
  const soft = atelier.sheet('bloom softened', small.width, small.height)
  soft.context.filter = `blur(${(height / 200).toFixed(2)}px)`
  soft.context.drawImage(bright.canvas, 0, 0)
  soft.context.filter = 'none'
  // Drawn smoothly to half the size, then pixel by pixel: so soft a picture looks the same, for half of the time.
  const half = atelier.sheet('bloom half', Math.ceil(width / 2), Math.ceil(height / 2))
  half.context.drawImage(soft.canvas, 0, 0, half.width, half.height)
  context.globalCompositeOperation = 'screen'
  context.globalAlpha = STRENGTH
  context.imageSmoothingEnabled = false
  context.drawImage(half.canvas, 0, 0, width, height)
  context.imageSmoothingEnabled = true
  context.globalAlpha = 1
}
