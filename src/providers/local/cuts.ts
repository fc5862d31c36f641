import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { source } from '#media/command.ts'
import { h264, sameBytes, toBt709 } from '#media/encode.ts'
import { runMedia } from '#media/run.ts'

interface Frames {
  width: number
  height: number
  fps: number
}
interface Run {
  scratch: string
  signal: AbortSignal
}

/** Longer clips are not worth a list of all their packets. */
const mostFrames = 100_000

/** A hash of the headers (size, rate, pixels, colours, references) of all that our encoder makes of such frames. */
export async function ourHeaders(
  { width, height, fps }: Frames,
  { scratch, signal }: Run,
): Promise<string | null> {
  const out = join(scratch, 'headers.mp4')
  const graph = `color=black:s=${width}x${height}:r=${fps},setsar=1,${toBt709}[out]`
  const args = ['-filter_complex', graph, '-map', '[out]', '-frames:v', '1', '-r', String(fps), ...h264(fps)]
  await runMedia(
    { program: 'ffmpeg', args: [...args, ...sameBytes, { output: out }] },
    { cwd: scratch, signal },
  )
  return (await packetsOf(out, { scratch, signal }))?.headers ?? null
}

/**
 * Where a clip can be cut without encoding: its end, and each frame that no picture from there on looks back past. Empty
 * unless its headers are ours and its frames lie at even times from 0.
 */
export async function cutFrames(
  { path, frames }: { path: string; frames: number },
  fps: number,
  headers: string | null,
  run: Run,
): Promise<number[]> {
  if (frames > mostFrames) return []
  const found = await packetsOf(path, run)
  if (!found || found.headers !== headers || found.packets.length !== frames) return []
  const shown = found.packets.map(({ pts }) => Math.round((pts * fps) / clock))
  const isEven = found.packets.every(({ pts }, index) => {
    const at = shown[index] ?? frames
    return at < frames && pts === Math.round((at * clock) / fps)
  })
  if (!isEven || new Set(shown).size !== frames) return []
  const cuts: number[] = []
  const file = await open(path)
  try {
    for (const [index, { isKey, position }] of found.packets.entries())
      if (isKey && shown[index] === index && (await startsAfresh(file, position))) cuts.push(index)
  } finally {
    await file.close()
  }
  return cuts[0] === 0 ? [...cuts, frames] : []
}

/** Ticks per second of our files. */
const clock = 90_000

interface Packet {
  pts: number
  position: number
  isKey: boolean
}

/** A video's packets in the order in which they are decoded; null where anything about them is unusual. */
async function packetsOf(
  path: string,
  { scratch, signal }: Run,
): Promise<{ headers: string; packets: Packet[] } | null> {
  const entries =
    'packet=pts,pos,flags:stream=time_base,extradata_hash:stream_side_data=rotation:format=start_time'
  const { output } = await runMedia(
    {
      program: 'ffprobe',
      args: [
        ...['-v', 'error', '-of', 'csv', '-select_streams', 'v:0', '-show_data_hash', 'sha256'],
        ...['-show_packets', '-show_entries', entries, ...source(path)],
      ],
    },
    { cwd: scratch, signal, limits: { seconds: 60 } },
  )
  const lines = output.toString('utf8').trim().split('\n')
  const [format, stream, ...packets] = lines.toReversed()
  const headers = /^stream,1\/90000,SHA256:([0-9a-f]{64})$/.exec(stream ?? '')?.[1]
  if (!headers || format !== 'format,0.000000') return null
  const parsed = packets.toReversed().map((line) => /^packet,(\d+),(\d+),(K?)_+$/.exec(line))
  if (parsed.includes(null)) return null
  return {
    headers,
    packets: parsed.map((match) => ({
      pts: Number(match?.[1]),
      position: Number(match?.[2]),
      isKey: match?.[3] === 'K',
    })),
  }
}

const instantRefresh = 5
/** Remarks, headers and a mark of where a picture begins. */
const beforePicture = new Set([6, 7, 8, 9])
const mostUnits = 16

/** Whether a picture is an instant refresh: no picture after it, in either order, can use one before it. */
async function startsAfresh(file: FileHandle, position: number): Promise<boolean> {
  const head = Buffer.alloc(5)
  let at = position
  for (let unit = 0; unit < mostUnits; unit++) {
    const { bytesRead } = await file.read(head, 0, head.length, at)
    if (bytesRead < head.length) return false
    const kind = head.readUInt8(4) & 0x1f
    if (!beforePicture.has(kind)) return kind === instantRefresh
    at += 4 + head.readUInt32BE(0)
  }
  return false
}
