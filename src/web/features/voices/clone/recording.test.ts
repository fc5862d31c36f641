import { afterEach, expect, test, vi } from 'vitest'
import { beginRecording } from './recording.ts'

afterEach(() => vi.unstubAllGlobals())

/** A microphone with one track; a recorder whose track ends stops, as browsers do it. */
function microphone() {
  const heard = { isOn: true }
  let recorder: EventTarget | undefined
  const end = () => {
    if (!heard.isOn) return
    heard.isOn = false
    recorder?.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['sound']) }))
    recorder?.dispatchEvent(new Event('stop'))
  }
  class Recorder extends EventTarget {
    start() {
      recorder = this
    }
    stop = end
  }
  vi.stubGlobal('MediaRecorder', Recorder)
  vi.stubGlobal('navigator', {
    mediaDevices: { getUserMedia: async () => ({ getTracks: () => [{ stop: end }] }) },
  })
  return heard
}

test('a recording is handed over when it is stopped, and to nobody when it is dropped', async () => {
  for (const [end, files] of [
    ['stop', 1],
    ['drop', 0],
  ] as const) {
    const given: Blob[] = []
    const heard = microphone()
    const recording = await beginRecording((blob) => given.push(blob))
    recording[end]()
    expect([heard.isOn, given.length]).toEqual([false, files])
  }
})
