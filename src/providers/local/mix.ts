import { join } from 'node:path'
import { type Argument, source } from '#media/command.ts'
import { sameBytes, wav48k } from '#media/encode.ts'
import { type Loudness, masterLoudness, measureLoudness } from '#media/loudness.ts'
import { runMedia } from '#media/run.ts'

/** One sound on the film's time line. */
export interface Stem {
  kind: 'voice' | 'ambience' | 'own' | 'scene'
  path: string
  atSeconds: number
  /** How much of it is heard; null is all of it. An ambience is repeated until its end. */
  lengthSeconds: number | null
  /** Softened ends, so that nothing clicks. */
  fadeInSeconds: number
  fadeOutSeconds: number
  /** On top of its level, where somebody asked for more or less of it. */
  gainDb?: number
}

/** Before the master: words in front, what the pictures brought behind them, the bed at the back. */
const levelsLufs = {
  voice: { alone: -18, underVoice: -18 },
  own: { alone: -20, underVoice: -26 },
  ambience: { alone: -20, underVoice: -30 },
  /** What is only talked over now and then: at its own level wherever nobody speaks. */
  scene: { alone: -20, underVoice: -20 },
} as const

const ducking = 'sidechaincompress=threshold=0.02:ratio=6:attack=20:release=450'

/**
 * Mixes the stems to exactly this length and masters them as AAC. Sound never shares a graph with pictures: together they
 * need nine times the memory. Null when there is nothing to hear.
 */
export async function mixToAac(
  stems: Stem[],
  durationSeconds: number,
  out: string,
  run: { scratch: string; signal: AbortSignal },
): Promise<Loudness | null> {
  const { scratch, signal } = run
  const leveled: { stem: Stem; gainDb: number }[] = []
  const spoken = stems.some(({ kind }) => kind === 'voice')
  for (const stem of stems) {
    const { integratedLufs } = await measureLoudness(stem.path, scratch, signal)
    if (!Number.isFinite(integratedLufs)) continue
    const target = levelsLufs[stem.kind][spoken ? 'underVoice' : 'alone']
    const gainDb = target - integratedLufs + (stem.gainDb ?? 0)
    leveled.push({ stem, gainDb: Math.max(-40, Math.min(40, gainDb)) })
  }
  if (leveled.length === 0) return null
  const mixed = join(scratch, 'mix.wav')
  const inputs = leveled.flatMap(({ stem }): Argument[] =>
    source(stem.path, ...(stem.kind === 'ambience' ? ['-stream_loop', '-1'] : [])),
  )
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...[...inputs, '-filter_complex', mixGraph(leveled, durationSeconds), '-map', '[mix]'],
        ...[...wav48k, ...sameBytes, { output: mixed }],
      ],
    },
    { cwd: scratch, signal },
  )
  return masterLoudness(mixed, out, { cwd: scratch, signal, as: 'aac' })
}

/** The graph as text; only numbers of ours are in it. Exported for its test. */
export function mixGraph(leveled: { stem: Stem; gainDb: number }[], durationSeconds: number): string {
  const chains = leveled.map(
    ({ stem, gainDb }, index) => `[${index}:a:0]${stemChain(stem, gainDb, durationSeconds)}[s${index}]`,
  )
  const labels = (voice: boolean) =>
    leveled.flatMap(({ stem }, index) => ((stem.kind === 'voice') === voice ? [`[s${index}]`] : []))
  const [voices, beds] = [labels(true), labels(false)]
  const whole = `apad=whole_dur=${durationSeconds},atrim=end=${durationSeconds},asetpts=PTS-STARTPTS`
  const sum = (parts: string[]) =>
    `${parts.join('')}amix=inputs=${parts.length}:normalize=0:dropout_transition=0`
  if (voices.length === 0 || beds.length === 0) {
    return [...chains, `${sum([...voices, ...beds])},${whole}[mix]`].join(';\n')
  }
  return [
    ...chains,
    `${sum(voices)},${whole},asplit[voice][key]`,
    `${sum(beds)},${whole}[bed]`,
    `[bed][key]${ducking}[ducked]`,
    '[voice][ducked]amix=inputs=2:normalize=0[mix]',
  ].join(';\n')
}

function stemChain(stem: Stem, gainDb: number, durationSeconds: number): string {
  const left = Math.max(0.01, durationSeconds - stem.atSeconds)
  const length = Math.min(left, stem.lengthSeconds ?? left)
  const cut = stem.lengthSeconds !== null || stem.kind === 'ambience'
  return [
    'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo',
    ...(cut ? [`atrim=end=${length}`] : []),
    `volume=${gainDb.toFixed(3)}dB`,
    ...(stem.fadeInSeconds > 0 ? [`afade=t=in:d=${stem.fadeInSeconds}:curve=qsin`] : []),
    ...(cut && stem.fadeOutSeconds > 0
      ? [`afade=t=out:st=${Math.max(0, length - stem.fadeOutSeconds)}:d=${stem.fadeOutSeconds}:curve=qsin`]
      : []),
    `adelay=delays=${Math.round(stem.atSeconds * 48_000)}S:all=1`,
  ].join(',')
}
