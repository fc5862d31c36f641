import { createCanvas } from '@napi-rs/canvas'

const [width, height] = [320, 240]

/** Somebody from the front, drawn plainly: enough for a net to see who is there. A PNG of 320×240. */
export async function drawSomebody(): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const oval = (colour: string, x: number, y: number, across: number, down: number) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(x, y, across, down, 0, 0, 2 * Math.PI)
    pen.fill()
  }
  pen.fillStyle = '#8fa7b8'
  pen.fillRect(0, 0, width, height)
  oval('#27313f', 160, 250, 95, 85)
  pen.fillStyle = '#c99a7c'
  pen.fillRect(140, 130, 40, 45)
  oval('#3a2a20', 160, 95, 50, 58)
  oval('#d8ab8a', 160, 108, 40, 48)
  for (const x of [145, 175]) {
    oval('#ffffff', x, 100, 7, 4)
    oval('#2a1a10', x, 100, 3, 3)
  }
  oval('#a05545', 160, 134, 12, 4)
  return canvas.encode('png')
}
