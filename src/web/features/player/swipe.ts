import { type PointerEvent, useRef } from 'react'

interface Gestures {
  onTap?: (() => void) | undefined
  onSwipe?: ((direction: 'left' | 'right') => void) | undefined
}

interface Point {
  x: number
  y: number
}

/** What a press from one point to another was: a tap, a swipe, or something else. */
export function gestureOf(from: Point, to: Point, touch: boolean): 'tap' | 'left' | 'right' | null {
  const [x, y] = [to.x - from.x, to.y - from.y]
  if (Math.hypot(x, y) < 8) return 'tap'
  if (!touch || Math.abs(x) < 48 || Math.abs(x) < 1.5 * Math.abs(y)) return null
  return x < 0 ? 'left' : 'right'
}

/** Presses on the picture: a tap plays, a swipe of a finger goes to the next. */
export function useSwipe({ onTap, onSwipe }: Gestures) {
  const start = useRef<Point | null>(null)
  return {
    onPointerDown(event: PointerEvent) {
      start.current = event.button === 0 && !isControl(event) ? { x: event.clientX, y: event.clientY } : null
    },
    onPointerUp(event: PointerEvent) {
      if (start.current === null) return
      const touch = event.pointerType !== 'mouse'
      const gesture = gestureOf(start.current, { x: event.clientX, y: event.clientY }, touch)
      start.current = null
      if (gesture === 'tap') onTap?.()
      else if (gesture !== null) onSwipe?.(gesture)
    },
    onPointerCancel() {
      start.current = null
    },
  }
}

/** A button over the picture has its own meaning. */
const isControl = ({ target }: PointerEvent): boolean =>
  target instanceof Element && target.closest('button, a, [role="slider"]') !== null
