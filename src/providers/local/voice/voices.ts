import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMedia } from '#media/run.ts'
import { scratchFolder } from '#media/scratch.ts'
import { findProgram } from '#media/tools.ts'

export interface LocalVoice {
  id: string
  label: string
  /** BCP 47, e.g. `en-US`. */
  language: string
  program: 'text2wave' | 'flite' | 'espeak-ng'
  /** The program's own name of it. */
  name: string
}

let found: Promise<LocalVoice[]> | null = null

/** The voices of this machine, the best first. Looked for once; a new one is seen after a restart. */
export function localVoices(): Promise<LocalVoice[]> {
  found ??= lookForVoices().catch((error: unknown) => {
    found = null
    throw error
  })
  return found
}

async function lookForVoices(): Promise<LocalVoice[]> {
  const groups = await Promise.all([festivalVoices(), fliteVoices(), espeakVoices()])
  return groups.flat()
}

const festivalFolders = [
  '/usr/share/festival/voices',
  '/usr/local/share/festival/voices',
  '/opt/homebrew/share/festival/voices',
]
const festivalLanguages: Record<string, string> = {
  us: 'en-US',
  english: 'en-GB',
  spanish: 'es-ES',
  italian: 'it-IT',
}

/** Only the HTS voices: Festival's older ones are worse than what flite brings. */
async function festivalVoices(): Promise<LocalVoice[]> {
  if (!findProgram('text2wave')) return []
  const voices: LocalVoice[] = []
  for (const root of festivalFolders) {
    for (const language of await readdir(root).catch(() => [])) {
      for (const name of (await readdir(join(root, language)).catch(() => [])).sort()) {
        if (!name.endsWith('_hts')) continue
        const speaker = /^cmu_us_(\w+?)_arctic_hts$/.exec(name)?.[1] ?? name
        voices.push({
          id: `festival-${speaker.replaceAll('_', '-')}`,
          label: `${capital(speaker)} (Festival)`,
          language: festivalLanguages[language] ?? 'en-US',
          program: 'text2wave',
          name,
        })
      }
    }
  }
  return voices
}

const fliteLanguages: Record<string, string> = { slt: 'en-US', rms: 'en-US', awb: 'en-GB', kal16: 'en-US' }

async function fliteVoices(): Promise<LocalVoice[]> {
  const listed = (await say('flite', ['-lv'])).split(/\s+/)
  return Object.entries(fliteLanguages)
    .filter(([name]) => listed.includes(name))
    .map(([name, language]) => ({
      id: `flite-${name}`,
      label: `${capital(name)} (Flite)`,
      language,
      program: 'flite',
      name,
    }))
}

/** `Pty Language Age/Gender VoiceName File …`, a line a voice. English first, because the others here speak nothing else. */
async function espeakVoices(): Promise<LocalVoice[]> {
  const lines = (await say('espeak-ng', ['--voices'])).split('\n').slice(1)
  const voices = lines.flatMap((line): LocalVoice[] => {
    const [, , language, , label, file] = line.split(/\s+/)
    if (!language || !label || !file || file.startsWith('mb/')) return []
    return [
      {
        id: `espeak-${language.toLowerCase()}`,
        label: `${label.replaceAll('_', ' ')} (eSpeak)`,
        language,
        program: 'espeak-ng',
        name: language,
      },
    ]
  })
  const rank = (voice: LocalVoice) => (voice.name === 'en-us' ? 0 : voice.name.startsWith('en') ? 1 : 2)
  return voices.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
}

async function say(program: 'flite' | 'espeak-ng', args: string[]): Promise<string> {
  if (!findProgram(program)) return ''
  await using scratch = await scratchFolder(tmpdir(), 'voices-')
  const signal = AbortSignal.timeout(10_000)
  return (await runMedia({ program, args }, { cwd: scratch.path, signal })).output.toString('utf8')
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
