import { CircleAlert, ShieldAlert } from 'lucide-react'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer, useFieldError } from '../composer-state.tsx'

/** Below the prompt: why its words cannot be used, with words that can; or what the engine says of them. */
export function PromptProblem() {
  const { blocked } = useComposer()
  const { change } = useDraftActions()
  const error = useFieldError('prompt')
  if (blocked) {
    return (
      <div className="flex gap-2.5 rounded-3 bg-bad-soft p-3" role="alert">
        <Icon className="mt-0.5 text-bad" of={ShieldAlert} />
        <div className="min-w-0">
          <p className="text-12 leading-[17px] text-fg-2">
            <b className="font-medium text-fg">These words are blocked.</b> {blocked.error.message} Nothing
            was charged.
          </p>
          <Button className="mt-2" onClick={() => change(blocked.safe, 'Safe version')} size="sm">
            Use the safe version
          </Button>
        </div>
      </div>
    )
  }
  if (error === undefined) return null
  return (
    <p className="-mt-1.5 flex items-start gap-[5px] text-12 text-bad" role="alert">
      <Icon className="mt-0.5" of={CircleAlert} size={12} />
      {error}
    </p>
  )
}
