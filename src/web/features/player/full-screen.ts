import { type RefObject, useCallback, useEffect, useState } from 'react'

/** Whether the element fills the screen, and the way in and out; null where the browser has none (iPhones). */
export function useFullScreen(element: RefObject<HTMLElement | null>) {
  const [on, setOn] = useState(false)
  useEffect(() => {
    const look = () => setOn(element.current !== null && document.fullscreenElement === element.current)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [element])
  const toggle = useCallback(() => {
    // Refused when the press is too old, or by a policy of the page around us: then nothing changes.
    if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => {})
    else element.current?.requestFullscreen().catch(() => {})
  }, [element])
  return { on, toggle: document.fullscreenEnabled ? toggle : null }
}
