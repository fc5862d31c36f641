interface Stereo {
  left: Float32Array
  right: Float32Array
}

/** Lengths without a common divisor, in samples at 48 kHz; the right side's are a little longer. */
const combs = [1_687, 1_601, 2_053, 2_251]
const diffusers = [556, 441]
const spread = 37

/**
 * A room around a sound: four echoes that feed themselves, then two that blur them. Where the sound loops, the room has
 * been filled by the time it begins.
 */
export function addRoom({ left, right }: Stereo, amount: number, loops: boolean): void {
  if (amount <= 0) return
  addSide(left, 0, amount, loops)
  addSide(right, spread, amount, loops)
}

function addSide(samples: Float32Array, shift: number, amount: number, loops: boolean): void {
  const lines = combs.map((length) => ({ held: new Float32Array(length + shift), at: 0, dull: 0 }))
  const blurs = diffusers.map((length) => ({ held: new Float32Array(length + shift), at: 0 }))
  const feedback = 0.78 + 0.12 * amount
  const dry = Float32Array.from(samples)
  for (let turn = loops ? 0 : 1; turn < 2; turn++) {
    for (let index = 0; index < dry.length; index++) {
      const sample = (dry[index] ?? 0) * 0.06
      let sum = 0
      for (const line of lines) {
        const out = line.held[line.at] ?? 0
        line.dull = out * 0.65 + line.dull * 0.35
        line.held[line.at] = sample + line.dull * feedback
        line.at = line.at + 1 === line.held.length ? 0 : line.at + 1
        sum += out
      }
      for (const blur of blurs) {
        const out = blur.held[blur.at] ?? 0
        blur.held[blur.at] = sum + out * 0.5
        blur.at = blur.at + 1 === blur.held.length ? 0 : blur.at + 1
        sum = out - sum
      }
      if (turn === 1) samples[index] = (dry[index] ?? 0) + sum * amount * 2.4
    }
  }
}
