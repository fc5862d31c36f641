/** What a sound is made of: the mean power of each band of an FFT, over the whole of it. */
export interface Spectrum {
  /** Power of band `n`, whose middle is `n × hertzPerBand`. */
  power: Float64Array
  hertzPerBand: number
}

const size = 4_096

export function spectrumOf(samples: Float32Array, sampleRate = 48_000): Spectrum {
  const power = new Float64Array(size / 2)
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)]
  for (let from = 0; from + size <= Math.max(size, samples.length); from += size / 2) {
    for (let at = 0; at < size; at++) {
      real[at] = (samples[from + at] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / size))
      imaginary[at] = 0
    }
    transform(real, imaginary)
    for (let band = 0; band < power.length; band++)
      power[band] = (power[band] ?? 0) + (real[band] ?? 0) ** 2 + (imaginary[band] ?? 0) ** 2
  }
  return { power, hertzPerBand: sampleRate / size }
}

/** Where the middle of its power is, in Hz: low for a rumble, high for a hiss. */
export function centroidOf({ power, hertzPerBand }: Spectrum): number {
  let [sum, weighted] = [0, 0]
  for (const [band, value] of power.entries()) {
    sum += value
    weighted += value * band * hertzPerBand
  }
  return weighted / Math.max(1e-30, sum)
}

/** The share of its power between two frequencies. */
export function shareBetween({ power, hertzPerBand }: Spectrum, from: number, to: number): number {
  let [sum, inside] = [0, 0]
  for (const [band, value] of power.entries()) {
    sum += value
    if (band * hertzPerBand >= from && band * hertzPerBand < to) inside += value
  }
  return inside / Math.max(1e-30, sum)
}

/** Cooley and Tukey's, in place. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const length = real.length
  for (let at = 1, mirrored = 0; at < length; at++) {
    let bit = length >> 1
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit
    mirrored ^= bit
    if (at >= mirrored) continue
    for (const side of [real, imaginary]) {
      const held = side[at] ?? 0
      side[at] = side[mirrored] ?? 0
      side[mirrored] = held
    }
  }
  for (let span = 2; span <= length; span *= 2) {
    const half = span / 2
    const angle = (-2 * Math.PI) / span
    for (let turn = 0; turn < half; turn++) {
      const [c, s] = [Math.cos(angle * turn), Math.sin(angle * turn)]
      for (let from = turn; from < length; from += span) {
        const [r, i] = [real[from + half] ?? 0, imaginary[from + half] ?? 0]
        const [a, b] = [r * c - i * s, r * s + i * c]
        const [x, y] = [real[from] ?? 0, imaginary[from] ?? 0]
        real[from] = x + a
        imaginary[from] = y + b
        real[from + half] = x - a
        imaginary[from + half] = y - b
      }
    }
  }
}
