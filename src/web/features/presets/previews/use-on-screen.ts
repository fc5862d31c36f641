import { type RefObject, useEffect, useState } from 'react'

/** Whether an element is in sight or nearly so. */
export function useOnScreen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (element.current === null) return
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '80px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return seen
}
