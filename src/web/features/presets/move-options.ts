import type { CameraRequest, Easing, timeCurves } from '#contract/generation.ts'

export type TimeCurveName = (typeof timeCurves)[number]
export type EasingChoice = Easing | 'own'

export const speedOptions: readonly { value: TimeCurveName; label: string }[] = [
  { value: 'linear', label: 'Even' },
  { value: 'slow-mo', label: 'Slow motion in the middle' },
  { value: 'ramp-up', label: 'Ramp up' },
  { value: 'ramp-down', label: 'Ramp down' },
  { value: 'impact', label: 'Impact' },
  { value: 'flash-in', label: 'Flash in' },
  { value: 'hero-moment', label: 'Hero moment' },
  { value: 'custom', label: 'Custom curve' },
]

export const easingOptions: readonly { value: EasingChoice; label: string }[] = [
  { value: 'own', label: 'As the move has it' },
  { value: 'lin', label: 'None' },
  { value: 'in', label: 'Ease in' },
  { value: 'out', label: 'Ease out' },
  { value: 'inOut', label: 'Ease in and out' },
  { value: 'exp', label: 'Sudden' },
]

/** A custom curve begins as the straight line with one point to take hold of. */
const startCurve: [number, number][] = [
  [0, 0],
  [0.5, 0.5],
  [1, 1],
]

export function withSpeed(camera: CameraRequest, name: TimeCurveName): CameraRequest {
  const { timeCurve: _, curve, ...rest } = camera
  if (name === 'linear') return rest
  return name === 'custom'
    ? { ...rest, timeCurve: name, curve: curve ?? startCurve }
    : { ...rest, timeCurve: name }
}

export function withEasing(camera: CameraRequest, choice: EasingChoice): CameraRequest {
  const { easing: _, ...rest } = camera
  return choice === 'own' ? rest : { ...rest, easing: choice }
}
