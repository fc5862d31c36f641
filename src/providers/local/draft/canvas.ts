import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { CanvasFactory, PaintCanvas, PaintContext } from '#painter/canvas.ts'

export interface Sheet {
  context: PaintContext
  /** The pixels of this moment as RGBA; a copy, because the next frame is painted over them. */
  pixels(): Buffer
  png(): Promise<Buffer>
}

/** Skia's canvas is the painter's canvas: the same calls, and none of the types of the browser's page. */
const asPaintCanvas = (canvas: Canvas): PaintCanvas => canvas as unknown as PaintCanvas

export const canvasFactory: CanvasFactory = (width, height) => asPaintCanvas(createCanvas(width, height))

export function openSheet(width: number, height: number): Sheet {
  const canvas = createCanvas(width, height)
  const context = asPaintCanvas(canvas).getContext('2d')
  if (!context) throw new Error('This machine has no 2d canvas.')
  return {
    context,
    pixels: () => canvas.data(),
    png: () => canvas.encode('png'),
  }
}
