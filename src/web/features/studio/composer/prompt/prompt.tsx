import { useComposer } from '../composer-state.tsx'
import { servedEngines } from '../logic/facts.ts'
import { readsWords } from '../logic/modes.ts'
import { modeOf } from '../logic/resolve.ts'
import { PromptEditor } from './prompt-editor.tsx'
import { PromptProblem } from './prompt-problem.tsx'

/** The words of the shot, and what is wrong with them; nothing for engines that read none. */
export function Prompt({ compact = false }: { compact?: boolean }) {
  const { draft, facts, resolved } = useComposer()
  const mode = modeOf(draft)
  const card = resolved.engine?.modes[mode]
  const reads = card
    ? card.prompt.maxChars > 0
    : facts === null || readsWords(mode, servedEngines(mode, facts))
  if (!reads) return null
  return (
    <>
      <PromptEditor compact={compact} />
      <PromptProblem />
    </>
  )
}
