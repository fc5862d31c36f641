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
