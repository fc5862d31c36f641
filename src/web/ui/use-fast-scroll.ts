import { type RefObject, startTransition, useEffect, useState } from 'react'

/** Pixels a millisecond: a screen of pictures in less than a third of a second. */
const fastFrom = 3
const restMs = 120

const placeOf = ({ scrollTop, scrollLeft }: HTMLElement): number => scrollTop + scrollLeft

/**
 * Whether an element scrolls faster than anybody looks. What only flies past need not be made, fetched and drawn, and the
 * frames stay smooth.
 */
export function useFastScroll(element: RefObject<HTMLElement | null>): boolean {
  const [fast, setFast] = useState(false)
  useEffect(() => {
    const scroller = element.current
    if (scroller === null) return
    let last = { place: placeOf(scroller), at: performance.now() }
    let rest: ReturnType<typeof setTimeout> | undefined
    // What was left out is made in the gaps between frames.
    const slow = () => startTransition(() => setFast(false))
    const look = () => {
      const now = { place: placeOf(scroller), at: performance.now() }
      const passed = now.at - last.at
      // Two events of one frame say nothing of speed.
      if (passed < 4) return
      if (Math.abs(now.place - last.place) / passed > fastFrom) setFast(true)
      else slow()
      last = now
      clearTimeout(rest)
      rest = setTimeout(slow, restMs)
    }
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      clearTimeout(rest)
      scroller.removeEventListener('scroll', look)
    }
  }, [element])
  return fast
}
