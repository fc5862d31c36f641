export interface Recording {
  /** Ends it and hands over what was heard. */
  stop(): void
  /** Ends it; nobody gets what was heard. */
  drop(): void
}

/** Records from the microphone, which is let go when the recording ends, whoever ends it. */
export async function beginRecording(onStopped: (heard: Blob) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  let dropped = false
  const letGo = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.addEventListener('stop', () => {
    letGo()
    if (!dropped) onStopped(new Blob(parts))
  })
  recorder.start()
  return {
    stop: () => recorder.stop(),
    drop() {
      dropped = true
      // A recorder without a track stops by itself.
      letGo()
    },
  }
}
