import { z } from 'zod'
import { source } from './command.ts'
import { runMedia } from './run.ts'
import { scratchFor } from './scratch.ts'

const Count = z.coerce.number().int().positive()

/** Frames a second of a video whose head names none, as a browser's recording: how many there are in its seconds. */
export async function meanRate(path: string, seconds: number, signal: AbortSignal): Promise<number | null> {
  await using scratch = await scratchFor(path)
  const count = ['-v', 'error', '-of', 'csv=p=0', '-select_streams', 'v:0', '-count_packets']
  const { output } = await runMedia(
    {
      program: 'ffprobe',
      args: [...count, '-show_entries', 'stream=nb_read_packets', ...source(path)],
    },
    { cwd: scratch.path, signal, limits: { seconds: 60 } },
  )
  const packets = Count.safeParse(output.toString('utf8').trim())
  return packets.success ? Math.round((packets.data / seconds) * 1_000) / 1_000 : null
}
