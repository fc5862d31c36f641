import { type RefObject, useEffect, useState } from 'react'

/** Pixels a millisecond: a screen of pictures in less than a third of a second. */
const fastFrom = 3
const restMs = 120

/**
 * Whether an element scrolls faster than anybody looks. What only flies past need not be fetched, decoded and drawn, and
 * the frames stay smooth.
 */
export function useFastScroll(element: RefObject<HTMLElement | null>): boolean {
  const [fast, setFast] = useState(false)
  useEffect(() => {
    const scroller = element.current
    if (scroller === null) return
    let last = { top: scroller.scrollTop, at: performance.now() }
    let rest: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const now = { top: scroller.scrollTop, at: performance.now() }
      const passed = now.at - last.at
      // Two events of one frame say nothing of speed.
      if (passed < 4) return
      setFast(Math.abs(now.top - last.top) / passed > fastFrom)
      last = now
      clearTimeout(rest)
      rest = setTimeout(() => setFast(false), restMs)
    }
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      clearTimeout(rest)
      scroller.removeEventListener('scroll', look)
    }
  }, [element])
  return fast
}
