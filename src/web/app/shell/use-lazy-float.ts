import { useEffect, useState } from 'react'

/**
 * Whether a menu or popover of the top bar is there: its script comes when the page is quiet, or with the first press,
 * so that the first picture does not wait for it.
 */
export function useLazyFloat() {
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const quiet = setTimeout(() => setWanted(true), 2_000)
    return () => clearTimeout(quiet)
  }, [])
  return { isThere: wanted || open, open, setOpen }
}
