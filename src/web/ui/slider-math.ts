export interface SliderRange {
  min: number
  max: number
  step: number
}

/** The nearest allowed value, without the dust of floating point. */
export function snap(value: number, { min, max, step }: SliderRange): number {
  const steps = Math.round((value - min) / step)
  const decimals = Math.max(decimalsOf(step), decimalsOf(min))
  return clamp(Number((min + steps * step).toFixed(decimals)), min, max)
}

export const fraction = (value: number, { min, max }: SliderRange): number =>
  max === min ? 0 : clamp((value - min) / (max - min), 0, 1)

export const valueAt = (part: number, range: SliderRange): number =>
  snap(range.min + clamp(part, 0, 1) * (range.max - range.min), range)

/** From where to where the track is filled, in parts of its width. */
export function fill(value: number, range: SliderRange, fromZero: boolean): { start: number; size: number } {
  const end = fraction(value, range)
  const start = fromZero ? fraction(0, range) : 0
  return { start: Math.min(start, end), size: Math.abs(end - start) }
}

/** A number out of what somebody typed ("40 %", "−3,5"), or null. */
export function parseNumber(text: string): number | null {
  const digits = text
    .replace('−', '-')
    .replace(',', '.')
    .replace(/[^\d.-]/g, '')
  const value = Number.parseFloat(digits)
  return Number.isFinite(value) ? value : null
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0
