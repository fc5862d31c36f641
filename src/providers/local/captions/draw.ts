import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas, Path2D } from '@napi-rs/canvas'
import { z } from 'zod'
import type { JsonObject } from '#kernel/json.ts'
import type { WorkerContext } from '../worker-task.ts'
import { CaptionsBody } from './bodies.ts'
import { type InkedLine, inkLine, unitsPerEm } from './letters.ts'
import { type CaptionPlace, captionPlace } from './place.ts'

const Task = z.object({ scratch: z.string(), request: CaptionsBody })

/** In ems. */
const lineHeight = 1.24
const outlineWidth = 0.15
const shadowBlur = 0.22
/** Room for outline and shadow around the letters. */
const margin = 0.4
/** From the top of a line to what its letters stand on. */
const baseline = 0.94

/** The worker's side of burned captions: a picture of each cue's lines, `caption-0.png` and so on. */
export async function drawCaptions(task: unknown, { signal }: WorkerContext): Promise<JsonObject> {
  const { scratch, request } = Task.parse(task)
  const place = captionPlace(request)
  const pictures: { name: string; x: number; y: number }[] = []
  for (const [index, { lines }] of request.captions.entries()) {
    signal.throwIfAborted()
    const inked: InkedLine[] = []
    for (const line of lines) {
      const ink = inkLine(line)
      if ('missing' in ink) return { missing: ink.missing }
      inked.push(ink)
    }
    const name = `caption-${index}.png`
    const { png, width, height } = await drawLines(inked, place)
    await writeFile(join(scratch, name), png)
    const x = even((request.width - width) / 2)
    const y = even(request.height - place.bottomPixels - height + margin * place.emPixels)
    pictures.push({ name, x, y })
  }
  return { pictures }
}

/** A chroma sample covers two pixels. */
const even = (pixels: number) => 2 * Math.round(pixels / 2)

/** White letters with a dark rim and a soft shadow: readable on snow and on night. */
async function drawLines(lines: readonly InkedLine[], { emPixels, lineWidthPixels }: CaptionPlace) {
  const widest = Math.max(...lines.map((line) => line.width))
  // Unusually wide letters are set a little smaller, so that they stay inside.
  const scale = Math.min(emPixels / unitsPerEm, lineWidthPixels / Math.max(1, widest))
  const em = scale * unitsPerEm
  const width = even(widest * scale + 2 * margin * em) + 2
  const height = even(lines.length * lineHeight * em + 2 * margin * em) + 2
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const words = new Path2D()
  for (const [row, line] of lines.entries()) {
    const left = (width - line.width * scale) / 2
    const foot = margin * em + (row * lineHeight + baseline) * em
    for (const { svg, x } of line.outlines)
      words.addPath(new Path2D(svg), { a: scale, b: 0, c: 0, d: -scale, e: left + x * scale, f: foot })
  }
  context.lineJoin = 'round'
  context.lineWidth = outlineWidth * em
  context.strokeStyle = '#0c0c10'
  context.shadowColor = 'rgba(0, 0, 0, 0.6)'
  context.shadowBlur = shadowBlur * em
  context.shadowOffsetY = 0.04 * em
  context.stroke(words)
  context.shadowColor = 'transparent'
  context.fillStyle = '#ffffff'
  context.fill(words)
  return { png: await canvas.encode('png'), width, height }
}
