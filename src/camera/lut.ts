import type { Grade, Rgb } from './look.ts'

/** Rec. 709 weights: how bright the eye finds each primary. */
const LUMA: Readonly<Rgb> = { r: 0.2126, g: 0.7152, b: 0.0722 }
/** Full temperature or tint changes a channel by this many stops. */
const WHITE_BALANCE_STOPS = 0.35
/** Display values are about the 2.2nd root of light. */
const DISPLAY_GAMMA = 2.2
/** Where a full roll-off begins to bend. */
const SHOULDER = 0.5

/**
 * The grade as a colour cube of size³ RGB triples, red changing fastest: the look that every engine's picture gets.
 * @param size points along each edge, 2 to 65
 */
export function bakeLut(grade: Grade, size = 33): Float32Array {
  if (!Number.isInteger(size) || size < 2 || size > 65)
    throw new RangeError('A colour cube has 2 to 65 points an edge.')
  const lut = new Float32Array(size ** 3 * 3)
  const apply = gradeFunction(grade)
  const last = size - 1
  let at = 0
  for (let blue = 0; blue < size; blue++) {
    for (let green = 0; green < size; green++) {
      for (let red = 0; red < size; red++) {
        const { r, g, b } = apply({ r: red / last, g: green / last, b: blue / last })
        lut[at++] = r
        lut[at++] = g
        lut[at++] = b
      }
    }
  }
  return lut
}

/** The cube as the text of a `.cube` file, as ffmpeg's `lut3d` reads it. */
export function cubeText(lut: Float32Array, title: string): string {
  const size = Math.round(Math.cbrt(lut.length / 3))
  if (size ** 3 * 3 !== lut.length) throw new RangeError('Not a colour cube.')
  const lines = [`TITLE "${title.replace(/["\r\n]/g, ' ')}"`, `LUT_3D_SIZE ${size}`]
  const value = (at: number) => (lut[at] ?? 0).toFixed(6)
  for (let at = 0; at < lut.length; at += 3) lines.push(`${value(at)} ${value(at + 1)} ${value(at + 2)}`)
  return `${lines.join('\n')}\n`
}

/** The grade as a function of one display colour; the result is within 0–1. */
export function gradeFunction(grade: Grade): (colour: Rgb) => Rgb {
  const scale = whiteBalance(grade)
  const { lift, gamma, gain, monochrome } = grade
  const primaries = (value: number, name: keyof Rgb): number => {
    const lit = value * scale[name]
    const graded = Math.max(0, lit * gain[name] + lift[name] * (1 - lit))
    return contrasted(graded ** (1 / gamma[name]), grade)
  }
  return (colour) => {
    const r = primaries(colour.r, 'r')
    const g = primaries(colour.g, 'g')
    const b = primaries(colour.b, 'b')
    const weights = monochrome ?? LUMA
    const grey = r * weights.r + g * weights.g + b * weights.b
    const saturation = monochrome === null ? grade.saturation : 0
    const finish = (value: number) => {
      const shouldered = rolledOff(grey + (value - grey) * saturation, grade.rollOff)
      return grade.blackPoint + (grade.whitePoint - grade.blackPoint) * shouldered
    }
    return { r: finish(r), g: finish(g), b: finish(b) }
  }
}

/** Factors on display values; temperature and tint keep the brightness of a grey. */
function whiteBalance({ exposure, temperature, tint }: Grade): Rgb {
  const light = {
    r: 2 ** (WHITE_BALANCE_STOPS * (temperature + tint / 2)),
    g: 2 ** (-WHITE_BALANCE_STOPS * tint),
    b: 2 ** (WHITE_BALANCE_STOPS * (tint / 2 - temperature)),
  }
  const brightness = light.r * LUMA.r + light.g * LUMA.g + light.b * LUMA.b
  const display = (value: number) => ((value / brightness) * 2 ** exposure) ** (1 / DISPLAY_GAMMA)
  return { r: display(light.r), g: display(light.g), b: display(light.b) }
}

/** An S around the pivot that leaves black and white where they are; what is over white stays over it. */
function contrasted(value: number, { contrast, pivot }: Grade): number {
  if (value >= 1) return value
  if (value < pivot) return pivot * (value / pivot) ** contrast
  return 1 - (1 - pivot) * ((1 - value) / (1 - pivot)) ** contrast
}

/** Held to 0–1; with a roll-off, highlights bend toward white instead of stopping at it. */
function rolledOff(value: number, rollOff: number): number {
  if (rollOff > 0) {
    const knee = 1 - SHOULDER * rollOff
    if (value > knee) return knee + (1 - knee) * Math.tanh((value - knee) / (1 - knee))
  }
  return Math.min(1, Math.max(0, value))
}
