import { type Argument, source } from './command.ts'
import { aac, sameBytes, wav48k } from './encode.ts'
import { MediaErrors } from './errors.ts'
import { runMedia } from './run.ts'

/** EBU R 128. Silence has −Infinity for both. */
export interface Loudness {
  integratedLufs: number
  truePeakDbtp: number
}

export interface LoudnessTarget {
  integratedLufs: number
  truePeakDbtp: number
}

/** What social platforms play at. */
export const socialTarget: LoudnessTarget = { integratedLufs: -14, truePeakDbtp: -1 }

/** The gate of R 128: below it there is nothing to measure. */
const silenceLufs = -69.9

/**
 * R 128 looks at blocks of 0.4 s. A shorter sound is measured with silence after it, as a meter reads it that hears it
 * alone; half a second holds one whole block.
 */
const oneBlock = 'apad=whole_dur=0.5'

/** @param filters go before the measure: what a sound would be after them. */
export async function measureLoudness(
  path: string,
  cwd: string,
  signal: AbortSignal,
  filters: readonly string[] = [],
): Promise<Loudness> {
  const { messages } = await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...source(path),
        '-map',
        '0:a:0',
        '-af',
        [...filters, oneBlock, 'ebur128=peak=true:framelog=verbose'].join(','),
        '-f',
        'null',
        '-',
      ],
    },
    { cwd, signal, limits: { seconds: 600 } },
  )
  return readLoudness(messages)
}

/** Reads the summary that the filter prints at its end. */
export function readLoudness(messages: string): Loudness {
  const summary = messages.slice(messages.lastIndexOf('Summary:'))
  const integrated = /\bI:\s+(-?[\d.]+|-?inf|nan) LUFS/.exec(summary)?.[1]
  const peak = /Peak:\s+(-?[\d.]+|-?inf|nan) dBFS/.exec(summary)?.[1]
  if (integrated === undefined || peak === undefined) {
    throw MediaErrors.media_failed({ detail: 'The loudness could not be measured.', cause: summary })
  }
  const lufs = Number(integrated)
  const silent = !Number.isFinite(lufs) || lufs <= silenceLufs
  return silent
    ? { integratedLufs: -Infinity, truePeakDbtp: -Infinity }
    : { integratedLufs: lufs, truePeakDbtp: Number(peak) }
}

const toleranceLu = 0.3
const attempts = 8
/** Rounds under the peak that came no nearer: a click can be no louder. */
const patience = 2
const progressLu = 0.15
const loudestGainDb = 40

export interface MasterOptions {
  cwd: string
  signal: AbortSignal
  /** AAC in MP4, or 16-bit WAV. */
  as: 'aac' | 'wav'
  /** Filters that go before the level is set, e.g. a voice's equaliser. */
  before?: readonly string[]
  target?: LoudnessTarget
}

interface Settings {
  gainDb: number
  ceilingDb: number
}

/**
 * Brings a sound to the target: gain, then a limiter that works at four times the rate, so that it sees peaks between
 * samples. The limiter and AAC move both figures, so what was encoded is measured and the settings corrected until it fits;
 * the peak is a promise, the loudness is met as nearly as the peak allows. Silence stays silence.
 */
export async function masterLoudness(input: string, out: string, options: MasterOptions): Promise<Loudness> {
  const { cwd, signal, target = socialTarget } = options
  const encode = async (settings: Settings) => {
    await runMedia(masterCommand(input, out, settings, options), { cwd, signal })
    return measureLoudness(out, cwd, signal)
  }
  const before = await measureLoudness(input, cwd, signal, options.before)
  const gainDb = Number.isFinite(before.integratedLufs) ? target.integratedLufs - before.integratedLufs : 0
  let settings: Settings = { gainDb: Math.min(loudestGainDb, gainDb), ceilingDb: target.truePeakDbtp - 0.5 }
  let best: (Settings & { miss: number }) | null = null
  let idle = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    const measured = await encode(settings)
    if (!Number.isFinite(measured.integratedLufs)) return measured
    const overshoot = measured.truePeakDbtp - target.truePeakDbtp
    const miss = target.integratedLufs - measured.integratedLufs
    if (overshoot <= 0 && Math.abs(miss) <= toleranceLu) return measured
    if (overshoot <= 0) {
      idle = best !== null && Math.abs(miss) > best.miss - progressLu ? idle + 1 : 0
      if (best === null || Math.abs(miss) < best.miss) best = { ...settings, miss: Math.abs(miss) }
      if (idle >= patience) break
    }
    // One thing at a time, and gently: pressed hard, the limiter answers more gain with less loudness.
    settings =
      overshoot > 0
        ? { ...settings, ceilingDb: settings.ceilingDb - overshoot - 0.1 }
        : { ...settings, gainDb: Math.min(loudestGainDb, settings.gainDb + Math.min(3, miss)) }
  }
  if (!best) throw MediaErrors.media_failed({ detail: 'The sound could not be brought under its peak.' })
  return encode(best)
}

function masterCommand(input: string, out: string, settings: Settings, { as, before = [] }: MasterOptions) {
  const ceiling = 10 ** (settings.ceilingDb / 20)
  const chain = [
    ...before,
    `volume=${settings.gainDb.toFixed(3)}dB`,
    'aresample=192000',
    `alimiter=limit=${ceiling.toFixed(6)}:attack=5:release=80:level=false`,
    // Without both, what follows inherits the limiter's rate.
    'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo',
  ]
  const codec = as === 'aac' ? [...aac, '-f', 'mp4'] : wav48k
  const args: Argument[] = [...source(input), '-map', '0:a:0', '-af', chain.join(','), ...codec, ...sameBytes]
  return { program: 'ffmpeg', args: [...args, { output: out }] } as const
}
