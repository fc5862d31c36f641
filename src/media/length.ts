import { source } from './command.ts'
import { runMedia } from './run.ts'
import { scratchFor } from './scratch.ts'

/**
 * How long a file is whose head does not say so (a live recording), by reading what it holds without decoding it; null when
 * its packets have no times. A long one is given a minute.
 */
export async function readLength(path: string, signal: AbortSignal): Promise<number | null> {
  await using scratch = await scratchFor(path)
  let [first, last, rest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '']
  const take = (chunk: Buffer) => {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [at = Number.NaN, lasts = Number.NaN] = line.split(',').map(Number.parseFloat)
      if (Number.isNaN(at)) continue
      first = Math.min(first, at)
      last = Math.max(last, at + (Number.isNaN(lasts) ? 0 : lasts))
    }
  }
  const entries = ['-v', 'error', '-of', 'csv=p=0', '-show_entries', 'packet=pts_time,duration_time']
  await runMedia(
    { program: 'ffprobe', args: [...entries, ...source(path)] },
    { cwd: scratch.path, signal, limits: { seconds: 60 }, onOutput: take },
  )
  return last > first ? last - first : null
}
