import { type RefObject, useEffect, useRef, useState } from 'react'
import { encodeWav } from './wav.ts'

/** Enough for speech: a minute is three megabytes. */
const sampleRate = 24_000
const noMicrophone = 'The browser gives no access to the microphone. Allow it, or upload a recording.'
const nothingHeard = 'Nothing was recorded. Try again, or upload a recording.'

/** Records from the microphone; hands a WAV file over when it is stopped. */
export function useRecorder(name: string, onFile: (file: File) => void) {
  const recorder = useRef<MediaRecorder | null>(null)
  const [startedAt, setStartedAt] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => () => letGo(recorder), [])

  return {
    startedAt,
    error,
    async start() {
      setError(null)
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
        const made = new MediaRecorder(stream)
        const parts: Blob[] = []
        made.addEventListener('dataavailable', ({ data }) => parts.push(data))
        made.addEventListener('stop', () => {
          letGo(recorder)
          asWav(new Blob(parts), name).then(onFile, () => setError(nothingHeard))
        })
        recorder.current = made
        made.start()
        setStartedAt(Date.now())
      } catch {
        setError(noMicrophone)
      }
    },
    stop() {
      recorder.current?.stop()
      setStartedAt(null)
    },
  }
}

/** What browsers record differs, and says not how long it is; everybody reads WAV. */
async function asWav(recorded: Blob, name: string): Promise<File> {
  const context = new AudioContext({ sampleRate })
  try {
    const sound = await context.decodeAudioData(await recorded.arrayBuffer())
    return new File([encodeWav(sound.getChannelData(0), sampleRate)], `${name}.wav`, { type: 'audio/wav' })
  } finally {
    void context.close()
  }
}

function letGo(recorder: RefObject<MediaRecorder | null>): void {
  for (const track of recorder.current?.stream.getTracks() ?? []) track.stop()
  recorder.current = null
}
