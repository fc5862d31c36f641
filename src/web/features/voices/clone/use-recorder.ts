import { useEffect, useRef, useState } from 'react'
import { beginRecording, type Recording } from './recording.ts'
import { encodeWav } from './wav.ts'

/** Enough for speech: a minute is three megabytes. */
const sampleRate = 24_000
const noMicrophone = 'The browser gives no access to the microphone. Allow it, or upload a recording.'
const nothingHeard = 'Nothing was recorded. Try again, or upload a recording.'

/** Records from the microphone; hands a WAV file over when it is stopped. Whoever leaves in the middle leaves nothing behind. */
export function useRecorder(name: string, onFile: (file: File) => void) {
  const recording = useRef<Recording | 'asked' | null>(null)
  const here = useRef(true)
  const [startedAt, setStartedAt] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      if (recording.current !== 'asked') recording.current?.drop()
      recording.current = null
    }
  }, [])

  const stopped = (heard: Blob) => {
    recording.current = null
    setStartedAt(null)
    asWav(heard, name).then(
      (file) => {
        if (here.current) onFile(file)
      },
      () => setError(nothingHeard),
    )
  }
  return {
    startedAt,
    error,
    async start() {
      if (recording.current !== null) return
      recording.current = 'asked'
      setError(null)
      try {
        const begun = await beginRecording(stopped)
        if (!here.current) return begun.drop()
        recording.current = begun
        setStartedAt(Date.now())
      } catch {
        recording.current = null
        setError(noMicrophone)
      }
    },
    stop() {
      if (recording.current !== 'asked') recording.current?.stop()
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
