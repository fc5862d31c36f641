import { useComposer } from '../composer-state.tsx'
import { useEngineChoice } from '../engine/use-engine-choice.ts'
import { fitsOf } from '../logic/fits.ts'

/** Switches to an engine of this machine that makes it for nothing, with at most one change; null when none can. */
export function useFreeDraft(): (() => void) | null {
  const { draft, facts } = useComposer()
  const { choose } = useEngineChoice()
  if (!facts) return null
  const free = fitsOf(draft, facts).filter(({ credits }) => credits === 0)
  const fit = free.find(({ kind }) => kind === 'fits') ?? free.find(({ kind }) => kind === 'one-change')
  return fit ? () => choose(fit) : null
}
