import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { masterLoudness } from '#media/loudness.ts'
import { probeFile } from '#media/probe.ts'
import { endpoint, seed } from './endpoint.ts'
import { LocalErrors } from './errors.ts'
import { languageOf } from './voice/language-of.ts'
import { plainLetters } from './voice/plain-letters.ts'
import { type Spoken, speak } from './voice/speak.ts'
import { type LocalVoice, localVoices } from './voice/voices.ts'

const body = z.strictObject({
  text: z.string().min(1).max(5_000),
  voiceId: z.string().max(64).nullable(),
  /** BCP 47: without a voice, the best one of this language speaks; null: of the one that the letters tell. */
  language: z.string().max(35).nullable().default(null),
  speed: z.number().min(0.5).max(2),
  /** Semitones: a deeper or a brighter voice, as long as before. */
  pitch: z.number().min(-4).max(4).default(0),
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

/** Text → speech by the programs of this machine, and when each word is said. */
export const voice = endpoint(body, async (request, { scratch, signal, onProgress }) => {
  const { text, speed, pitch } = request
  const chosen = choose(await localVoices(), request.voiceId, request.language ?? languageOf(text))
  const given = chosen.program === 'espeak-ng' ? text : plainLetters(text)
  if (!/[\p{L}\p{N}]/u.test(given)) throw LocalErrors.nothing_to_say()
  const spoken = await speak(chosen, text, { folder: scratch, signal })
  if ((await stat(spoken.path)).size <= 44) throw LocalErrors.nothing_to_say()
  onProgress(0.6)
  const path = join(scratch, 'voice.wav')
  const before = [...toned(pitch, speed), ...polish]
  await masterLoudness(spoken.path, path, { cwd: scratch, signal, as: 'wav', before, target: voiceTarget })
  onProgress(1)
  const { durationSeconds } = await probeFile(path, signal)
  const facts = {
    ...{ voiceId: chosen.id, voice: chosen.label, language: chosen.language, durationSeconds },
    ...wordFacts(spoken, speed, durationSeconds ?? 0),
  }
  return [{ kind: 'audio', path, contentType: 'audio/wav', facts }]
})

/** Played faster a voice is higher too; the tempo takes the time back, and is halved at most in one go. */
function toned(pitch: number, speed: number): string[] {
  const rate = 2 ** (pitch / 12)
  const tempo = speed / rate
  const shift =
    pitch === 0 ? [] : ['aresample=48000', `asetrate=${Math.round(48_000 * rate)}`, 'aresample=48000']
  if (tempo === 1) return shift
  return [
    ...shift,
    ...(tempo < 0.5 ? [`atempo=${Math.sqrt(tempo)}`, `atempo=${Math.sqrt(tempo)}`] : [`atempo=${tempo}`]),
  ]
}

function wordFacts({ words, wordTiming }: Spoken, speed: number, durationSeconds: number) {
  const at = (seconds: number) => Math.round(Math.min(durationSeconds, seconds / speed) * 1_000) / 1_000
  return {
    wordTiming,
    words: words.map(({ word, startSeconds, endSeconds }) => ({
      ...{ word, startSeconds: at(startSeconds), endSeconds: at(endSeconds) },
    })),
  }
}

function choose(voices: LocalVoice[], voiceId: string | null, language: string | null): LocalVoice {
  const chosen = voiceId === null ? bestOf(voices, language) : voices.find(({ id }) => id === voiceId)
  if (chosen) return chosen
  if (voices.length === 0) throw noProgram()
  const asked =
    voiceId === null
      ? `No voice here speaks "${language}".`
      : `The voice "${voiceId}" is not on this machine.`
  const some = voices.slice(0, 8).map(({ id }) => id)
  throw LocalErrors.voice_missing({
    detail: `${asked} There are: ${some.join(', ')}.`,
    nextSteps: [
      { action: 'choose_voice', label: 'Choose another voice', voiceIds: voices.map(({ id }) => id) },
    ],
  })
}

function noProgram() {
  const command = 'apt-get install festival festvox-us-slt-hts'
  return LocalErrors.voice_missing({
    detail: `There is no speech program on this machine. Install one: ${command}`,
    nextSteps: [{ action: 'install_tool', label: 'Install a voice, then start the studio again', command }],
  })
}

/** `de` is met by `de-DE`, and `de-AT` by `de` where nothing is nearer. */
function bestOf(voices: LocalVoice[], language: string | null): LocalVoice | undefined {
  if (language === null) return voices[0]
  const asked = language.toLowerCase()
  const [base = asked] = asked.split('-')
  const speaks = (fits: (own: string) => boolean) =>
    voices.find((voice) => fits(voice.language.toLowerCase()))
  return (
    speaks((own) => own === asked) ??
    speaks((own) => own.startsWith(`${asked}-`)) ??
    speaks((own) => own === base)
  )
}
