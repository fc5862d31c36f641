import { hashText } from '#kernel/random.ts'
import type { StereoSound } from '#media/wav.ts'
import { type LayerName, layers, type Recipe } from './layers.ts'
import { openRing } from './ring.ts'

const sampleRate = 48_000
/** Mean level in full scale: −26 dB, a bed that leaves room for a voice. */
const bedLevel = 10 ** (-26 / 20)
const loudestPeak = 10 ** (-4 / 20)

/** A bed of sound that loops: its end meets its start. The same recipe, length and seed give the same samples. */
export function synthesise(
  recipe: Recipe,
  seconds: number,
  seed: number,
  onProgress: (fraction: number) => void = () => {},
): StereoSound {
  const mix = openRing(sampleRate, seconds)
  const parts = Object.entries(recipe) as [LayerName, number][]
  for (const [index, [name, level]] of parts.entries()) {
    const own = openRing(sampleRate, seconds)
    layers[name](own, hashText(name, seed))
    const gain = (level * bedLevel) / Math.max(1e-6, meanLevel(own))
    for (let i = 0; i < mix.length; i++) {
      mix.left[i] = (mix.left[i] ?? 0) + (own.left[i] ?? 0) * gain
      mix.right[i] = (mix.right[i] ?? 0) + (own.right[i] ?? 0) * gain
    }
    onProgress((index + 1) / parts.length)
  }
  settle(mix)
  return { sampleRate, left: mix.left, right: mix.right }
}

function meanLevel({ left, right }: { left: Float32Array; right: Float32Array }): number {
  let sum = 0
  for (let i = 0; i < left.length; i++) sum += (left[i] ?? 0) ** 2 + (right[i] ?? 0) ** 2
  return Math.sqrt(sum / (2 * left.length))
}

/** Brings the whole to the bed's level; single loud sounds are bent under the peak, not cut. */
function settle({ left, right }: { left: Float32Array; right: Float32Array }): void {
  const gain = bedLevel / Math.max(1e-6, meanLevel({ left, right }))
  const bend = (value: number) => {
    const size = Math.abs(value)
    const knee = loudestPeak / 2
    if (size <= knee) return value
    return Math.sign(value) * (knee + knee * Math.tanh((size - knee) / knee))
  }
  for (let i = 0; i < left.length; i++) {
    left[i] = bend((left[i] ?? 0) * gain)
    right[i] = bend((right[i] ?? 0) * gain)
  }
}
