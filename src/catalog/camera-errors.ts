import { lintCamera, shotOfRequest } from '#camera/lint.ts'
import type { CameraRequest } from '#contract/generation.ts'
import type { FieldError } from '#kernel/errors.ts'
import type { Engine, ModeCard } from './engine.ts'
import { findCameraPreset } from './presets/camera.ts'

/** What is wrong with the camera of a request: unknown preset, paths that go back in time, an engine without a camera. */
export function cameraErrors(
  engine: Engine,
  card: ModeCard,
  request: { camera?: CameraRequest | undefined; inputs: readonly { role: string }[] },
  durationSeconds: number | null,
): FieldError[] {
  const { camera } = request
  if (!camera) return []
  if (card.camera === 'none') {
    const message = `${engine.label} has no camera to move.`
    return [{ path: 'camera', code: 'unsupported_by_engine', message }]
  }
  const errors: FieldError[] = []
  const wrong = (path: string, message: string) =>
    errors.push({ path: `camera.${path}`, code: 'validation_failed', message })

  const preset = camera.presetId === undefined ? null : (findCameraPreset(camera.presetId) ?? null)
  if (camera.presetId !== undefined && !preset) {
    wrong('presetId', `There is no camera preset ${camera.presetId}.`)
  }
  if (camera.presetId === undefined && !camera.keyframes) {
    wrong('presetId', 'A camera needs a preset or keyframes.')
  }
  if (card.camera === 'exact') errors.push(...undrawable(engine.label, camera, 'camera'))
  const times = camera.keyframes?.map(({ at }) => at) ?? []
  if (!isRising(times)) wrong('keyframes', 'Keyframes must follow each other in time.')
  if (camera.timeCurve === 'custom' && !camera.curve) {
    wrong('curve', 'A custom time curve needs its points.')
  }
  if (camera.curve && !isRising(camera.curve.map(([time]) => time))) {
    wrong('curve', 'The points of a time curve must follow each other in time.')
  }
  if (errors.length > 0 || durationSeconds === null) return errors

  const hasEndFrame = request.inputs.some(({ role }) => role === 'lastFrame')
  const findings = lintCamera(shotOfRequest(camera, preset, { durationSeconds, hasEndFrame }))
  for (const { message, severity } of findings) {
    if (severity === 'error') wrong(camera.keyframes ? 'keyframes' : 'presetId', message)
  }
  return errors
}

/**
 * A move that flat layers cannot show, with the one that comes nearest; none when they can, or when the path is the
 * person's own. `who` draws, and `at` is where the request has its camera.
 */
export function undrawable(who: string, camera: CameraRequest, at: string): FieldError[] {
  const preset = camera.presetId === undefined ? null : findCameraPreset(camera.presetId)
  if (preset?.drawable.kind !== 'nearest' || camera.keyframes) return []
  const { limit, presetId } = preset.drawable
  const label = findCameraPreset(presetId)?.label ?? presetId
  return [
    {
      path: `${at}.presetId`,
      code: 'unsupported_by_engine',
      message: `${who} cannot draw “${preset.label}”. ${limit} “${label}” comes nearest.`,
      instead: { label, value: presetId },
    },
  ]
}

const isRising = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))
