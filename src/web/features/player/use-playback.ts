import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Frames } from './frames.ts'
import { keepHabits, readHabits } from './habits.ts'
import { Playback, type PlaybackState } from './playback.ts'

/** One playhead for as long as the component stands; give the component a key when the clip changes. */
export function usePlayback(frames: Frames): Playback {
  const [playback] = useState(() => new Playback(frames, readHabits()))
  useEffect(() => playback.state.subscribe(keepWhenChanged), [playback])
  return playback
}

function keepWhenChanged(now: PlaybackState, before: PlaybackState): void {
  const same =
    now.loop === before.loop &&
    now.muted === before.muted &&
    now.volume === before.volume &&
    now.speed === before.speed
  if (!same) keepHabits(now)
}

/** One part of the playhead's state; a component that reads the frame renders with each frame, others do not. */
export const usePlaybackState = <T>(playback: Playback, pick: (state: PlaybackState) => T): T =>
  useStore(playback.state, pick)
