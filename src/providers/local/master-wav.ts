import { rm } from 'node:fs/promises'
import { type Loudness, measureLoudness, socialTarget } from '#media/loudness.ts'
import { type StereoSound, writeWav } from '#media/wav.ts'

const attempts = 6
const toleranceLu = 0.2

/**
 * Writes a sound at the loudness of social platforms. It is measured, and bent under its peak sample by sample: a limiter
 * would take time before and after a peak, and a loop would no longer meet itself.
 */
export async function writeMastered(
  path: string,
  sound: StereoSound,
  run: { scratch: string; signal: AbortSignal },
): Promise<Loudness> {
  let gain = 1
  let ceiling = 10 ** ((socialTarget.truePeakDbtp - 0.6) / 20)
  for (let attempt = 1; ; attempt++) {
    await writeWav(path, bent(sound, gain, ceiling))
    const measured = await measureLoudness(path, run.scratch, run.signal)
    const miss = socialTarget.integratedLufs - measured.integratedLufs
    const over = measured.truePeakDbtp - socialTarget.truePeakDbtp
    const fits = over <= 0 && Math.abs(miss) <= toleranceLu
    if (fits || attempt === attempts || !Number.isFinite(miss)) return measured
    if (over > 0) ceiling *= 10 ** (-(over + 0.1) / 20)
    gain *= 10 ** (Math.min(30, miss) / 20)
    await rm(path)
  }
}

/** Up to half of the ceiling a sample is left as it is; what is louder comes ever less near to it. */
function bent({ sampleRate, left, right }: StereoSound, gain: number, ceiling: number): StereoSound {
  const knee = ceiling / 2
  const bend = (value: number) => {
    const size = Math.abs(value * gain)
    if (size <= knee) return value * gain
    return Math.sign(value) * (knee + knee * Math.tanh((size - knee) / knee))
  }
  return { sampleRate, left: left.map(bend), right: right.map(bend) }
}
