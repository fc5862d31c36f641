import { useEffect, useState } from 'react'

export interface Playhead {
  /** 0 at the first frame, 1 at the last. */
  progress: number
  playing: boolean
  seek(progress: number): void
  toggle(): void
}

/** Runs once to the end in the clip's own time; from the end it starts again. */
export function usePlayhead(durationSeconds: number): Playhead {
  const [progress, setProgress] = useState(0)
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    if (!playing) return
    let request = 0
    let last = performance.now()
    const tick = (now: number) => {
      const step = (now - last) / 1000 / durationSeconds
      last = now
      setProgress((before) => Math.min(1, before + step))
      request = requestAnimationFrame(tick)
    }
    request = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(request)
  }, [playing, durationSeconds])
  useEffect(() => {
    if (progress === 1) setPlaying(false)
  }, [progress])
  return {
    progress,
    playing,
    seek(to) {
      setPlaying(false)
      setProgress(Math.min(1, Math.max(0, to)))
    },
    toggle() {
      if (!playing && progress === 1) setProgress(0)
      setPlaying(!playing)
    },
  }
}
