import { useState } from 'react'
import { furthest } from './weighted-progress.ts'

/** Progress that never goes back while it is of the same thing. */
export function useForward(of: string, value: number): number {
  const [seen, setSeen] = useState<{ of: string; value: number } | null>(null)
  const shown = furthest(seen, of, value)
  if (seen?.of !== of || seen.value !== shown) setSeen({ of, value: shown })
  return shown
}
