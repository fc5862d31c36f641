import type { Given, Measured } from './outputs.ts'

/** ElevenLabs' own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
const perThousandCharacters: Record<string, number> = {
  eleven_v3: 100_000,
  eleven_multilingual_v2: 100_000,
  eleven_flash_v2_5: 50_000,
}

/** The text's characters, the effect, the minutes of music that was made or of the recording that was given. */
export function bill(endpoint: string, body: Record<string, unknown>, made: Measured, given: Given): number {
  switch (endpoint) {
    case 'text-to-speech': {
      const characters = [...String(body.text)].length
      return (characters * (perThousandCharacters[String(body.model_id)] ?? Number.NaN)) / 1_000
    }
    case 'sound-generation':
      return 120_000
    case 'music':
      return (300_000 * Math.round(made.soundSeconds)) / 60
    case 'speech-to-speech':
    case 'audio-isolation':
      return (120_000 * given.sound) / 60
    default:
      return Number.NaN
  }
}
