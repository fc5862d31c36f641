import { type RefObject, useEffect, useRef, useState } from 'react'

const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const extensions: Record<string, string> = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' }
const refused = 'The browser gives no access to the microphone. Allow it, or upload a recording.'

/** Records from the microphone; hands the file over when it is stopped. */
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
        const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
        const made = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType })
        const parts: Blob[] = []
        made.addEventListener('dataavailable', ({ data }) => parts.push(data))
        made.addEventListener('stop', () => {
          const type = made.mimeType.split(';', 1)[0] ?? ''
          onFile(new File(parts, `${name}.${extensions[type] ?? 'webm'}`, { type }))
          letGo(recorder)
        })
        recorder.current = made
        made.start()
        setStartedAt(Date.now())
      } catch {
        setError(refused)
      }
    },
    stop() {
      recorder.current?.stop()
      setStartedAt(null)
    },
  }
}

function letGo(recorder: RefObject<MediaRecorder | null>): void {
  for (const track of recorder.current?.stream.getTracks() ?? []) track.stop()
  recorder.current = null
}
