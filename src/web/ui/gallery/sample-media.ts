import { useEffect, useState } from 'react'
import { baseState } from '#camera/state.ts'
import { buildScene } from '#painter/build-scene.ts'
import type { CanvasFactory } from '#painter/canvas.ts'
import { paintFrame } from '#painter/paint.ts'
import { understand } from '#painter/understand.ts'
import type { SpriteSheet } from '../sprite.tsx'

export interface SampleMedia {
  poster: string | null
  sprite: SpriteSheet | null
}

const createCanvas: CanvasFactory = (width, height) => new OffscreenCanvas(width, height)
const cut = { columns: 4, rows: 2, frames: 8, frameWidth: 160, frameHeight: 90, secondsPerFrame: 1 }

/** A picture and its sprite, painted here as a draft engine would. */
export function useSampleMedia(): SampleMedia {
  const [media, setMedia] = useState<SampleMedia>({ poster: null, sprite: null })
  useEffect(() => {
    let gone = false
    paintMedia().then((painted) => !gone && setMedia(painted))
    return () => {
      gone = true
    }
  }, [])
  return media
}

async function paintMedia(): Promise<SampleMedia> {
  const poster = paint(640, 360, [0])
  const sprite = paint(cut.frameWidth, cut.frameHeight, [0, 1, 2, 3, 4, 5, 6, 7])
  return { poster: await urlOf(poster), sprite: { url: await urlOf(sprite), cut } }
}

/** Frames of a slow push in, side by side in rows of four. */
function paint(width: number, height: number, frames: number[]): OffscreenCanvas {
  const scene = buildScene(understand('A lone lighthouse on a cliff at dusk, sea, clouds'), 7, {
    width,
    height,
  })
  const columns = Math.min(cut.columns, frames.length)
  const sheet = new OffscreenCanvas(width * columns, height * Math.ceil(frames.length / columns))
  const frame = new OffscreenCanvas(width, height)
  const pen = frame.getContext('2d')
  const sheetPen = sheet.getContext('2d')
  if (pen === null || sheetPen === null) return sheet
  for (const [at, second] of frames.entries()) {
    const camera = baseState(scene.subject)
    paintFrame(pen, scene, { ...camera, z: camera.z + second * 0.3 }, second, { createCanvas })
    sheetPen.drawImage(frame, (at % columns) * width, Math.floor(at / columns) * height)
  }
  return sheet
}

const urlOf = async (canvas: OffscreenCanvas) =>
  URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 }))
