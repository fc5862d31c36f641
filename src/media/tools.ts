import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import type { MediaProgram } from './command.ts'
import { MediaErrors } from './errors.ts'

const overrides: Partial<Record<string, string>> = { ffmpeg: 'FFMPEG_PATH', ffprobe: 'FFPROBE_PATH' }
const packages: Record<MediaProgram, string> = {
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  text2wave: 'festival festvox-us-slt-hts',
  flite: 'flite',
  'espeak-ng': 'espeak-ng',
}

/** Where a program is, or null. `FFMPEG_PATH` and `FFPROBE_PATH` go before PATH. */
export function findProgram(name: string): string | null {
  const override = process.env[overrides[name] ?? '']
  if (override) return isExecutable(override) ? override : null
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    if (isAbsolute(folder) && isExecutable(path)) return path
  }
  return null
}

/** Throws `tool_missing` with the line that installs it. */
export function programPath(program: MediaProgram): string {
  const path = findProgram(program)
  if (path) return path
  const install = `apt-get install ${packages[program]}`
  throw MediaErrors.tool_missing({
    detail: `The program "${program}" is not on this machine. Install it: ${install}`,
    nextSteps: [{ action: 'install_tool', label: `Install ${program}`, command: install }],
  })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export interface MediaTools {
  ffmpeg: { path: string; version: string }
  /** Encoders and filters that the house uses and this ffmpeg lacks; each takes something away, none stops the house. */
  missing: string[]
}

/** xfade came with 4.3; without it no transition can be made. */
const oldestVersion = [4, 3] as const
const neededEncoders = [
  'libx264',
  'aac',
  'libvpx-vp9',
  'libopus',
  'libwebp',
  'libwebp_anim',
  'libsvtav1',
  'gif',
  'mjpeg',
  'png',
]
const neededFilters = [
  'xfade',
  'lut3d',
  'ebur128',
  'alimiter',
  'amultiply',
  'cas',
  'minterpolate',
  'palettegen',
  'rubberband',
  'vidstabdetect',
  'vidstabtransform',
  'zscale',
  'tonemap',
]

/** Looks at the ffmpeg of this machine. Throws `tool_missing` when there is none, or one older than 4.3. */
export async function inspectTools(
  ask: (program: 'ffmpeg' | 'ffprobe', args: string[]) => Promise<string>,
): Promise<MediaTools> {
  const path = programPath('ffmpeg')
  programPath('ffprobe')
  const version = /^ffmpeg version (\S+)/m.exec(await ask('ffmpeg', ['-version']))?.[1] ?? 'unknown'
  if (isTooOld(version)) {
    throw MediaErrors.tool_missing({
      detail: `ffmpeg ${version} is too old; Dailies needs ${oldestVersion.join('.')} or newer.`,
      nextSteps: [
        { action: 'install_tool', label: 'Install a newer ffmpeg', command: 'apt-get install ffmpeg' },
      ],
    })
  }
  const named = (list: string) => new Set(list.split('\n').map((line) => line.trim().split(/\s+/)[1]))
  const encoders = named(await ask('ffmpeg', ['-encoders']))
  const filters = named(await ask('ffmpeg', ['-filters']))
  const missing = [
    ...neededEncoders.filter((name) => !encoders.has(name)),
    ...neededFilters.filter((name) => !filters.has(name)),
  ]
  return { ffmpeg: { path, version }, missing }
}

/** Builds from source call themselves `N-12345-g…`: those are newer than any release that we refuse. */
export function isTooOld(version: string): boolean {
  const [, major, minor] = /^n?(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined || minor === undefined) return false
  const [oldestMajor, oldestMinor] = oldestVersion
  return Number(major) < oldestMajor || (Number(major) === oldestMajor && Number(minor) < oldestMinor)
}
