import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import type { Playback } from './playback.ts'
import { spokenPosition } from './position.ts'
import { usePlaybackState } from './use-playback.ts'

/** What makes an element the slider of a playhead: the pointer drags it, arrows go by frames, ⇧ by ten. */
export function useScrub(playback: Playback, label: string, onHover?: (frame: number | null) => void) {
  const frame = usePlaybackState(playback, (state) => state.frame)
  const drag = useRef<'was-playing' | 'was-still' | null>(null)
  const last = playback.frames.count - 1
  const second = Math.round(playback.frames.rate)

  const frameUnder = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return Math.round(Math.max(0, Math.min(1, (clientX - left) / width)) * last)
  }
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = playback.state.getState().motion.kind === 'forward' ? 'was-playing' : 'was-still'
    playback.pause()
    playback.seek(frameUnder(event))
  }
  const move = (event: PointerEvent) => {
    if (drag.current !== null) playback.seek(frameUnder(event))
    if (event.pointerType === 'mouse') onHover?.(frameUnder(event))
  }
  const release = () => {
    if (drag.current === 'was-playing') playback.press('L')
    drag.current = null
  }
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -second, PageUp: second }[
      event.key
    ]
    if (by !== undefined) playback.step(by * (event.shiftKey && Math.abs(by) === 1 ? 10 : 1))
    else if (event.key === 'Home') playback.seek(0)
    else if (event.key === 'End') playback.seek(last)
    else return
    event.preventDefault()
  }
  return {
    frame,
    props: {
      role: 'slider',
      tabIndex: 0,
      'aria-label': label,
      'aria-valuemin': 0,
      'aria-valuemax': last,
      'aria-valuenow': frame,
      'aria-valuetext': spokenPosition(frame, playback.frames),
      onPointerDown: press,
      onPointerMove: move,
      onPointerUp: release,
      onPointerCancel: release,
      onPointerLeave: () => onHover?.(null),
      onKeyDown: key,
    },
  } as const
}
