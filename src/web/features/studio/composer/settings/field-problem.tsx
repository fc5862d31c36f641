import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldProblem } from '../composer-state.tsx'
import { patchAt } from '../logic/patch-at.ts'
import { InsteadButton } from './instead-button.tsx'

/** What is wrong with a field, or the first of several, and what would be taken instead. */
export function FieldProblem({ of }: { of: readonly string[] }) {
  const { draft } = useComposer()
  const { change } = useDraftActions()
  const problem = useFieldProblem(...of)
  if (!problem) return null
  const { path, message, instead } = problem
  return (
    <div className="flex flex-col gap-1.5" role="alert">
      <p className="text-12 text-bad">{message}</p>
      {instead && (
        <InsteadButton
          instead={instead}
          onChange={(value) => change(patchAt(draft, path, value), instead.label)}
        />
      )}
    </div>
  )
}
