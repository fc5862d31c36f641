import { source } from './command.ts'
import { runMedia } from './run.ts'

/** How many levels a second. */
export const levelsPerSecond = 100
const sampleRate = 8_000
const hop = sampleRate / levelsPerSecond

/**
 * How loud a sound is, a hundred times a second: the mean (RMS) of each hundredth as a share of full scale. Read at 8 kHz,
 * which holds all that makes speech loud.
 */
export async function readLevels(path: string, cwd: string, signal: AbortSignal): Promise<Float32Array> {
  const levels: number[] = []
  let [sum, count, half] = [0, 0, Buffer.alloc(0)]
  const take = (chunk: Buffer) => {
    const bytes = Buffer.concat([half, chunk])
    const whole = bytes.length - (bytes.length % 2)
    for (let at = 0; at < whole; at += 2) {
      sum += (bytes.readInt16LE(at) / 32_768) ** 2
      count++
      if (count < hop) continue
      levels.push(Math.sqrt(sum / count))
      sum = 0
      count = 0
    }
    half = bytes.subarray(whole)
  }
  const output = ['-ac', '1', '-ar', String(sampleRate), '-f', 's16le', 'pipe:1']
  await runMedia(
    { program: 'ffmpeg', args: [...source(path), '-map', '0:a:0', ...output] },
    { cwd, signal, onOutput: take },
  )
  if (count > 0) levels.push(Math.sqrt(sum / count))
  return Float32Array.from(levels)
}
