import { ApiError } from '#web/api/client.ts'
import { Button } from '#web/ui/button.tsx'
import { ProblemCard } from '#web/ui/problem-card.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer } from '../composer-state.tsx'
import { useEngineChoice } from '../engine/use-engine-choice.ts'
import type { Generating } from './use-generating.ts'

/** Said by the field that it is about. */
const onFields = new Set(['validation_failed', 'unsupported_by_engine'])

/** What the studio said instead of a price or a take, and what can be done about it. */
export function StartProblem({ generating }: { generating: Generating }) {
  const { quoting } = useComposer()
  const { change } = useDraftActions()
  const { chooseAuto } = useEngineChoice()
  const { error } = generating
  if (!error) return null
  if (error instanceof ApiError && onFields.has(error.code) && (error.problem.errors ?? []).length > 0)
    return null
  const rewrite =
    error instanceof ApiError
      ? error.problem.nextSteps?.find(({ action }) => action === 'edit_prompt')?.prompt
      : undefined
  const again = () => {
    generating.forget()
    quoting.refresh()
  }
  return (
    <ProblemCard
      actions={
        generating.refused && (
          <Button kind="quiet" onClick={generating.forget} size="sm">
            Dismiss
          </Button>
        )
      }
      className="mb-2.5"
      error={error}
      onRetry={again}
      steps={{
        quote: again,
        switch_engine: chooseAuto,
        ...(typeof rewrite === 'string'
          ? { edit_prompt: () => change({ prompt: rewrite }, 'Safe version') }
          : {}),
      }}
    />
  )
}
