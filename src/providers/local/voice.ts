import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { MediaCommand } from '#media/command.ts'
import { masterLoudness } from '#media/loudness.ts'
import { probeFile } from '#media/probe.ts'
import { runMedia } from '#media/run.ts'
import { endpoint, seed } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { type LocalVoice, localVoices } from './voice/voices.ts'

const body = z.strictObject({
  text: z.string().min(1).max(5_000),
  voiceId: z.string().max(64).nullable(),
  speed: z.number().min(0.5).max(2),
  // These programs have no chance in them: every seed says the same.
  seed,
})

/** Takes the rumble out, lifts what makes words clear, evens them. */
const polish = [
  'highpass=f=70',
  'equalizer=f=3200:width_type=q:width=1:gain=2',
  'acompressor=threshold=-20dB:ratio=3:attack=5:release=90',
]

const voiceTarget = { integratedLufs: -16, truePeakDbtp: -1.5 }

/** Text → speech by the programs of this machine. */
export const voice = endpoint(body, async ({ text, voiceId, speed }, { scratch, signal, onProgress }) => {
  const chosen = choose(await localVoices(), voiceId)
  const spoken = chosen.program === 'espeak-ng' ? text : plainLetters(text)
  if (!/[\p{L}\p{N}]/u.test(spoken)) throw LocalErrors.nothing_to_say()
  // Text goes by file: on a command line it could pass for an option.
  await writeFile(join(scratch, 'text.txt'), `${withoutControls(spoken)}\n`)
  const raw = join(scratch, 'spoken.wav')
  await runMedia(speakCommand(chosen, raw), { cwd: scratch, signal, limits: { seconds: 300 } })
  if ((await stat(raw)).size <= 44) throw LocalErrors.nothing_to_say()
  onProgress(0.6)
  const path = join(scratch, 'voice.wav')
  const before = [...polish, ...(speed === 1 ? [] : [`atempo=${speed}`])]
  await masterLoudness(raw, path, { cwd: scratch, signal, as: 'wav', before, target: voiceTarget })
  onProgress(1)
  const { durationSeconds } = await probeFile(path, signal)
  const facts = { voiceId: chosen.id, voice: chosen.label, language: chosen.language, durationSeconds }
  return [{ kind: 'audio', path, contentType: 'audio/wav', facts }]
})

function choose(voices: LocalVoice[], voiceId: string | null): LocalVoice {
  const chosen = voiceId === null ? voices[0] : voices.find(({ id }) => id === voiceId)
  if (chosen) return chosen
  throw LocalErrors.voice_missing({
    detail:
      voices.length === 0
        ? 'There is no speech program on this machine. Install one: apt-get install festival festvox-us-slt-hts'
        : `The voice "${voiceId}" is not on this machine. There are: ${voices
            .slice(0, 8)
            .map(({ id }) => id)
            .join(', ')}.`,
    nextSteps: [
      { action: 'choose_voice', label: 'Choose another voice', voiceIds: voices.map(({ id }) => id) },
    ],
  })
}

function speakCommand({ program, name }: LocalVoice, out: string): MediaCommand {
  switch (program) {
    case 'text2wave':
      return { program, args: ['-eval', `(voice_${name})`, '-o', { output: out }, './text.txt'] }
    case 'flite':
      return { program, args: ['-voice', name, '-f', './text.txt', '-o', { output: out }] }
    case 'espeak-ng':
      return { program, args: ['-v', name, '-s', '165', '-f', './text.txt', '-w', { output: out }] }
  }
}

/** Festival and flite know ASCII only, and read the bytes of anything else aloud. */
function plainLetters(text: string): string {
  return text
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—―]/g, ', ')
    .replace(/…/g, '...')
    .replace(/ß/g, 'ss')
    .replace(/æ/gi, 'ae')
    .replace(/ø/gi, 'o')
    .normalize('NFKD')
    .replace(/[^\n\x20-\x7e]/g, '')
}

function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === '\n' ? '\n' : ' '))
}
