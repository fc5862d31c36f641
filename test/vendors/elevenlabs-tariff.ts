/** ElevenLabs' own price list in micro-dollars, kept apart from the house's cards so that a wrong card shows. */
const perThousandCharacters: Record<string, number> = {
  eleven_v3: 100_000,
  eleven_multilingual_v2: 100_000,
  eleven_flash_v2_5: 50_000,
}

/** Of what was made: the text's characters, the effect, the minutes of music or of the recording. */
export function bill(endpoint: string, body: Record<string, unknown>, recordedSeconds = 5): number {
  switch (endpoint) {
    case 'text-to-speech': {
      const characters = [...String(body.text)].length
      return (characters * (perThousandCharacters[String(body.model_id)] ?? Number.NaN)) / 1_000
    }
    case 'sound-generation':
      return 120_000
    case 'music':
      return (300_000 * Number(body.music_length_ms)) / 60_000
    case 'speech-to-speech':
    case 'audio-isolation':
      return (120_000 * recordedSeconds) / 60
    default:
      return Number.NaN
  }
}
