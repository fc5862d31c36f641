import type { CameraPreset, MinimaxCommand } from '#camera/preset.ts'
import type { CameraKeyframe, CameraRequest } from '#contract/generation.ts'

/** One sentence on the camera for an engine that only reads words; empty when there is nothing to say. */
export function cameraWords(request: CameraRequest, preset: CameraPreset | null): string {
  const parts =
    request.keyframes !== undefined
      ? keyframeWords(request.keyframes)
      : preset === null
        ? []
        : [
            preset.words
              .replaceAll('{pace}', pace(request.strength))
              .replaceAll('{side}', request.side ?? preset.side ?? ''),
          ]
  const curve = request.timeCurve === undefined ? undefined : timeWords[request.timeCurve]
  if (curve !== undefined) parts.push(curve)
  return parts.length === 0 ? '' : `Camera: ${parts.join(', ')}.`
}

/** What vendors with a camera of their own are told: Kling's one axis, MiniMax's bracketed commands. */
export interface NativeCamera {
  /** `camera_control` of Kling's first API. */
  kling?: { type: 'simple'; config: Record<string, number> }
  /** Goes before the prompt. */
  minimax?: string
}

export function nativeCamera(request: CameraRequest, preset: CameraPreset | null): NativeCamera {
  if (preset === null || request.keyframes !== undefined) return {}
  const { kling, minimax } = preset.nativeMap
  const mirrored = preset.side !== undefined && (request.side ?? preset.side) === 'left'
  const native: NativeCamera = {}
  if (kling !== undefined) {
    const sign = mirrored && sidedAxes.has(kling.axis) ? -1 : 1
    // Their scale has quarter steps.
    const value = Math.round(kling.value * request.strength * sign * 4) / 4
    if (value !== 0) native.kling = { type: 'simple', config: { ...restingAxes, [kling.axis]: value } }
  }
  if (minimax !== undefined) {
    const commands = minimax.map((command) => (mirrored ? (mirroredCommands[command] ?? command) : command))
    native.minimax = `[${commands.join(', ')}]`
  }
  return native
}

const restingAxes = { horizontal: 0, vertical: 0, pan: 0, tilt: 0, roll: 0, zoom: 0 }

/** In Kling's words `tilt` turns left and right. */
const sidedAxes: ReadonlySet<string> = new Set(['horizontal', 'tilt', 'roll'])

const mirroredCommands: Partial<Record<MinimaxCommand, MinimaxCommand>> = {
  'Truck left': 'Truck right',
  'Truck right': 'Truck left',
  'Pan left': 'Pan right',
  'Pan right': 'Pan left',
}

const timeWords: Partial<Record<NonNullable<CameraRequest['timeCurve']>, string>> = {
  'slow-mo': 'the action falls into slow motion in the middle and picks up again',
  'ramp-up': 'starting slowly and speeding up',
  'ramp-down': 'starting fast and slowing down',
  impact: 'fast, stopping dead on the hit, then moving on',
  'flash-in': 'bursting in at once and settling',
  'hero-moment': 'building slowly, holding on the key moment, then releasing',
}

function pace(strength: number): string {
  if (strength < 0.35) return 'very slow'
  if (strength < 0.75) return 'slow'
  return strength < 0.95 ? 'steady' : 'fast'
}

/** Changes smaller than these (metres, degrees, octaves of lens) are not worth a word. */
const notable = { place: 0.3, angle: 4, octaves: 0.15 }

/** A path from its first frame to its last, the largest part of it only: engines follow few words well. */
function keyframeWords(keyframes: readonly CameraKeyframe[]): string[] {
  const change = (name: Exclude<keyof CameraKeyframe, 'at'>, map = (value: number) => value): number => {
    const values = keyframes.flatMap((keyframe) => keyframe[name] ?? [])
    return map(values.at(-1) ?? 0) - map(values[0] ?? 0)
  }
  const octaves = keyframes.some(({ focal }) => focal !== undefined) ? change('focal', Math.log2) : 0
  const moves: [size: number, more: string, less: string][] = [
    [change('z') / notable.place, 'moves forward', 'moves back'],
    [change('x') / notable.place, 'slides right', 'slides left'],
    [change('y') / notable.place, 'rises', 'sinks'],
    [change('yaw') / notable.angle, 'pans right', 'pans left'],
    [change('pitch') / notable.angle, 'tilts up', 'tilts down'],
    [change('roll') / notable.angle, 'rolls right', 'rolls left'],
    [octaves / notable.octaves, 'zooms in', 'zooms out'],
  ]
  const words = moves
    .filter(([size]) => Math.abs(size) >= 1)
    .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
    .slice(0, 3)
    .map(([size, more, less]) => (size > 0 ? more : less))
  return words.length === 0 ? ['the camera stays still'] : [`the camera smoothly ${listed(words)}`]
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
