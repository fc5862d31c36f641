import { type RefObject, useLayoutEffect, useState } from 'react'

/** How large an element is, without its borders; 0 by 0 until it stands. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (element.current === null) return
    const { clientWidth: width, clientHeight: height } = element.current
    setSize({ width, height })
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      const { clientWidth, clientHeight } = entry.target
      setSize((before) =>
        before.width === clientWidth && before.height === clientHeight
          ? before
          : { width: clientWidth, height: clientHeight },
      )
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return size
}
