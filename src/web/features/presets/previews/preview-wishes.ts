import type { CameraPreset } from '#camera/preset.ts'
import { CameraRequest } from '#contract/generation.ts'
import { freshCamera } from '../fresh-camera.ts'
import type { PreviewWish } from './preview-protocol.ts'
import { type PreviewScene, sceneOfMove, sceneOfStyles } from './preview-scenes.ts'

const WIDTH = 240
const HEIGHT = 135
const SECONDS = 3
export const PREVIEW_FPS = 15

const evenly = (count: number) => Array.from({ length: count }, (_, i) => i / (count - 1))
const instants = { poster: [0.3], stills: [0, 0.5, 1], loop: evenly(SECONDS * PREVIEW_FPS) } as const
/** One picture at rest, the whole move, or three of its moments for those who want no motion. */
export type PreviewKind = keyof typeof instants

function wishOf(scene: PreviewScene, kind: PreviewKind): PreviewWish {
  return {
    ...scene,
    negativePrompt: '',
    width: WIDTH,
    height: HEIGHT,
    camera: null,
    styleId: null,
    durationSeconds: SECONDS,
    as: kind === 'loop' ? 'loop' : 'still',
    at: [...instants[kind]],
  }
}

/** A move on its scene: with the person's own settings, or as the preset has it. */
export function moveWish(preset: CameraPreset, kind: PreviewKind, camera?: CameraRequest): PreviewWish {
  return {
    ...wishOf(sceneOfMove(preset.id), kind),
    camera: camera ?? freshCamera(preset),
  }
}

/** A look over a scene that lives under a slow push. */
export function styleWish(styleId: string | null, kind: PreviewKind): PreviewWish {
  return {
    ...wishOf(sceneOfStyles, kind),
    styleId,
    camera: CameraRequest.parse({ presetId: 'dolly-in', strength: 0.2 }),
  }
}
