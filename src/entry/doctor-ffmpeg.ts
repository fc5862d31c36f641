import { mkdtemp, rm } from 'node:fs/promises'
import type { MediaProgram } from '#media/command.ts'
import { runMedia } from '#media/run.ts'
import { toneMapFilters } from '#media/tone-map.ts'
import { findProgram } from '#media/tools.ts'
import { type Finding, messageOf, missing, ok, warning } from './finding.ts'

const ENCODERS = ['libx264', 'aac']
const FILTERS = ['ass', 'xfade', 'loudnorm']

/** What not every ffmpeg has, and what is not done without it. */
const EXTRAS: [names: readonly string[], lost: string][] = [
  [toneMapFilters, 'HDR videos look dull'],
  [['vidstabdetect', 'vidstabtransform'], 'Local stabilise is not offered'],
  [['libsvtav1'], 'no video is converted to AV1'],
  [['libwebp_anim'], 'no video is converted to moving WebP'],
  [['rubberband'], 'a sound of another speed is rougher'],
]

export async function checkFfmpeg(): Promise<Finding> {
  const todo = 'Install a full ffmpeg, 4.3 or newer (apt-get install ffmpeg), or set FFMPEG_PATH.'
  if (findProgram('ffmpeg') === null) return missing('ffmpeg', 'not found', todo)
  try {
    const version =
      (await ask('ffmpeg', ['-version'])).match(/^ffmpeg version (\S+)/)?.[1] ?? 'of unknown version'
    const has = `${await ask('ffmpeg', ['-encoders'])}\n${await ask('ffmpeg', ['-filters'])}`
    const absent = (names: readonly string[]) => names.filter((name) => !has.includes(` ${name} `))
    const lacks = absent([...ENCODERS, ...FILTERS])
    if (lacks.length > 0) return missing('ffmpeg', `${version} lacks ${lacks.join(', ')}`, todo)
    const lost = EXTRAS.flatMap(([names, what]) => {
      const gone = absent(names)
      return gone.length === 0 ? [] : [`${gone.join(' and ')}: ${what}`]
    })
    if (lost.length > 0) return warning('ffmpeg', `${version} lacks ${lost.join('; ')}`, todo)
    return ok('ffmpeg', `${version} with ${[...ENCODERS, ...FILTERS].join(', ')}`)
  } catch (error) {
    return missing('ffmpeg', messageOf(error), todo)
  }
}

async function ask(program: MediaProgram, args: string[]): Promise<string> {
  const cwd = await mkdtemp('/tmp/dailies-doctor-')
  try {
    return (await runMedia({ program, args }, { cwd, signal: AbortSignal.timeout(20_000) })).output.toString(
      'utf8',
    )
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}
