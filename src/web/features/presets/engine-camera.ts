import type { CameraPreset } from '#camera/preset.ts'
import { undrawable } from '#catalog/camera-errors.ts'
import type { Engine } from '#catalog/engine.ts'
import { cameraWords } from '#catalog/presets/compile.ts'
import { drawableCamera } from '#catalog/presets/drawable.ts'
import type { CameraRequest, Mode } from '#contract/generation.ts'
import type { FieldError } from '#kernel/errors.ts'

export interface EngineCamera {
  /** How the move reaches the engine, in one sentence. */
  text: string
  /** The engine cannot do it: the take would be refused. */
  refused: boolean
  /** The nearest move that it can, by its id. */
  instead?: FieldError['instead']
}

/** What becomes of a move at the engine that is chosen; null while the engine is not known. */
export function engineCamera(
  engine: Engine | null,
  mode: Mode,
  request: CameraRequest,
  preset: CameraPreset | null,
): EngineCamera | null {
  if (engine === null) return null
  const camera = engine.modes[mode]?.camera
  if (camera === undefined || camera === 'none') {
    return {
      text: `${engine.label} takes no camera move here. Choose another engine, or clear the move.`,
      refused: true,
    }
  }
  if (camera === 'native')
    return { text: `${engine.label} has this move built in and gets it as a setting.`, refused: false }
  if (camera === 'words') {
    return { text: `${engine.label} gets it in words: “${cameraWords(request, preset)}”`, refused: false }
  }
  const [problem] = undrawable(engine.label, request, 'camera')
  if (problem) return refusedFor(problem)
  const { limit } = drawableCamera(request, preset)
  const exact =
    mode === 'i2v'
      ? `${engine.label} follows this path as far as one picture has depth for it.`
      : `${engine.label} follows this path exactly.`
  return { text: limit ?? exact, refused: false }
}

/** Auto picks later; what it does with the move depends on its pick. Where nothing that it can pick draws it, it says so. */
export function autoCamera(errors: readonly FieldError[]): EngineCamera {
  const problem = errors.find(({ path, instead }) => path === 'camera.presetId' && instead)
  if (problem) return refusedFor(problem)
  return {
    text: 'Auto takes an engine that can move the camera: along the path, by a setting, or in words.',
    refused: false,
  }
}

const refusedFor = ({ message, instead }: FieldError): EngineCamera => ({
  ...{ text: message, refused: true, instead },
})
