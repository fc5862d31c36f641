import { useEffect, useState } from 'react'

const quietMs = 250

/** What stands in a search field, told once the typing rests; `kept` may change by other means, as by "back". */
export function useTypedText(kept: string, tell: (text: string) => void) {
  const [typed, setTyped] = useState(kept)
  const [known, setKnown] = useState(kept)
  if (kept !== known) {
    setKnown(kept)
    setTyped(kept)
  }
  useEffect(() => {
    if (typed === kept) return
    const timer = setTimeout(() => tell(typed), quietMs)
    return () => clearTimeout(timer)
  }, [typed, kept, tell])
  return [typed, setTyped] as const
}
