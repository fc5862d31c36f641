import { join } from 'node:path'
import { type Argument, source } from '#media/command.ts'
import { sameBytes } from '#media/encode.ts'
import { levelsPerSecond, readLevels } from '#media/levels.ts'
import { type Loudness, masterLoudness, measureLoudness } from '#media/loudness.ts'
import { runMedia } from '#media/run.ts'
import { writeWav } from '#media/wav.ts'
import { duckingGains, finer, underVoice } from './ducking.ts'

/** One sound on the film's time line. */
export interface Stem {
  kind: 'voice' | 'ambience' | 'music' | 'own' | 'scene'
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

/**
 * Before the master: words in front, what the pictures brought behind them, then music, the bed at the back. While somebody
 * speaks all but the words steps back further.
 */
const levelsLufs = {
  voice: { alone: -18, besideVoice: -18 },
  own: { alone: -20, besideVoice: -22 },
  music: { alone: -20, besideVoice: -23 },
  ambience: { alone: -20, besideVoice: -24 },
  /** What is only talked over now and then: at its own level wherever nobody speaks. */
  scene: { alone: -20, besideVoice: -20 },
} as const

/** Music carries a film; the sounds of its places are then behind it. */
const behindMusicDb = -6

/** What is not yet mastered may be louder than full scale. */
const unclipped = ['-c:a', 'pcm_f32le', '-ar', '48000', '-ac', '2', '-flags:a', '+bitexact', '-f', 'wav']

/** The curve of the gain goes to the mix as a sound of its own; nothing in it is quicker than this can hold. */
const gainRate = 4_000

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
  const scored = stems.some(({ kind }) => kind === 'music')
  for (const stem of stems) {
    const { integratedLufs } = await measureLoudness(stem.path, scratch, signal)
    if (!Number.isFinite(integratedLufs)) continue
    const level = levelsLufs[stem.kind][spoken ? 'besideVoice' : 'alone']
    const target = stem.kind === 'ambience' && scored ? level + behindMusicDb : level
    const gainDb = target - integratedLufs + (stem.gainDb ?? 0)
    leveled.push({ stem, gainDb: Math.max(-40, Math.min(40, gainDb)) })
  }
  if (leveled.length === 0) return null
  const voices = leveled.filter(({ stem }) => stem.kind === 'voice')
  const beds = leveled.filter(({ stem }) => stem.kind !== 'voice')
  const mixed = join(scratch, 'mix.wav')
  if (voices.length === 0 || beds.length === 0) {
    await sum(leveled, mixed, durationSeconds, run)
    return masterLoudness(mixed, out, { cwd: scratch, signal, as: 'aac' })
  }
  const words = join(scratch, 'mix-words.wav')
  await sum(voices, words, durationSeconds, run)
  const gains = join(scratch, 'mix-gains.wav')
  const curve = duckingGains(await readLevels(words, scratch, signal), levelsPerSecond, underVoice)
  const fine = finer(curve, gainRate / levelsPerSecond, Math.ceil((durationSeconds + 0.5) * gainRate))
  await writeWav(gains, { sampleRate: gainRate, left: fine, right: fine })
  const bed = join(scratch, 'mix-bed.wav')
  await sum(beds, bed, durationSeconds, run)
  const graph = [
    `[1:a]${atRate}[gain]`,
    `[0:a]${atRate}[bed]`,
    '[bed][gain]amultiply[ducked]',
    '[2:a][ducked]amix=inputs=2:normalize=0:duration=first[mix]',
  ]
  const inputs = [bed, gains, words].flatMap((path): Argument[] => source(path))
  const args = [...inputs, '-filter_complex', graph.join(';\n'), '-map', '[mix]']
  await runMedia(
    { program: 'ffmpeg', args: [...args, ...unclipped, ...sameBytes, { output: mixed }] },
    { cwd: scratch, signal },
  )
  return masterLoudness(mixed, out, { cwd: scratch, signal, as: 'aac' })
}

const atRate = 'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo'

/** Stems at their levels and places, as one sound of exactly this length. */
async function sum(
  leveled: readonly { stem: Stem; gainDb: number }[],
  out: string,
  durationSeconds: number,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<void> {
  const inputs = leveled.flatMap(({ stem }): Argument[] =>
    source(stem.path, ...(stem.kind === 'ambience' ? ['-stream_loop', '-1'] : [])),
  )
  const chains = leveled.map(
    ({ stem, gainDb }, index) => `[${index}:a:0]${stemChain(stem, gainDb, durationSeconds)}[s${index}]`,
  )
  const whole = `apad=whole_dur=${durationSeconds},atrim=end=${durationSeconds},asetpts=PTS-STARTPTS`
  const all = `${leveled.map((_, index) => `[s${index}]`).join('')}amix=inputs=${leveled.length}:normalize=0:dropout_transition=0`
  const graph = [...chains, `${all},${whole}[sum]`].join(';\n')
  await runMedia(
    {
      program: 'ffmpeg',
      args: [
        ...inputs,
        '-filter_complex',
        graph,
        '-map',
        '[sum]',
        ...unclipped,
        ...sameBytes,
        { output: out },
      ],
    },
    { cwd: scratch, signal },
  )
}

function stemChain(stem: Stem, gainDb: number, durationSeconds: number): string {
  const left = Math.max(0.01, durationSeconds - stem.atSeconds)
  const length = Math.min(left, stem.lengthSeconds ?? left)
  const cut = stem.lengthSeconds !== null || stem.kind === 'ambience'
  return [
    atRate,
    ...(cut ? [`atrim=end=${length}`] : []),
    `volume=${gainDb.toFixed(3)}dB`,
    ...(stem.fadeInSeconds > 0 ? [`afade=t=in:d=${stem.fadeInSeconds}:curve=qsin`] : []),
    ...(cut && stem.fadeOutSeconds > 0
      ? [`afade=t=out:st=${Math.max(0, length - stem.fadeOutSeconds)}:d=${stem.fadeOutSeconds}:curve=qsin`]
      : []),
    `adelay=delays=${Math.round(stem.atSeconds * 48_000)}S:all=1`,
  ].join(',')
}
