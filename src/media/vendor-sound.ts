import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { source } from './command.ts'
import { sameBytes } from './encode.ts'
import { MediaErrors } from './errors.ts'
import { runMedia } from './run.ts'

export interface VendorSound {
  maxBytes: number
  durationSeconds: number | null
}

/** Kilobits a second, the best first. */
const rates = [192, 160, 128, 96, 64, 48]

/** MP3 as good as its bytes allow. Throws `too_large` when even the least is too much. */
export async function writeVendorSound(
  path: string,
  out: string,
  { maxBytes, durationSeconds }: VendorSound,
  work: { signal: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<void> {
  const able = rates.filter((rate) => ((durationSeconds ?? 0) * rate * 1_000) / 8 <= maxBytes)
  for (const rate of able) {
    const args = [
      ...source(path),
      ...['-map', '0:a:0', '-vn', ...sameBytes],
      ...['-c:a', 'libmp3lame', '-b:a', `${rate}k`, '-flags:a', '+bitexact', '-f', 'mp3', { output: out }],
    ]
    const length = durationSeconds === null ? {} : { durationSeconds }
    await runMedia({ program: 'ffmpeg', args, ...length }, { cwd: dirname(out), ...work })
    if ((await stat(out)).size <= maxBytes) return
  }
  throw MediaErrors.too_large({ detail: `This sound cannot be made smaller than ${maxBytes} bytes.` })
}
