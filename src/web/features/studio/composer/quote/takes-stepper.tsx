import { Minus, Plus } from 'lucide-react'
import { Icon } from '#web/ui/icon.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useDraftActions } from '../../draft.ts'
import { useComposer } from '../composer-state.tsx'
import { takesOf } from '../logic/take-price.ts'

const mostTakes = 4

/** Takes that need not all be made: each begins when the one before has ended. */
export function OneByOne() {
  const { draft } = useComposer()
  const { change } = useDraftActions()
  if (draft.sweep !== undefined || takesOf(draft) === 1) return null
  return (
    <Switch
      checked={draft.release === 'one-by-one'}
      className="text-12"
      label="One by one, until you keep one"
      onChange={(on) => change({ release: on ? 'one-by-one' : undefined }, 'How takes begin')}
    />
  )
}

/** How many takes one press makes: the same settings, a seed each. A sweep makes one for each of its values. */
export function TakesStepper() {
  const { draft } = useComposer()
  const { change } = useDraftActions()
  const count = takesOf(draft)
  const sweeps = draft.sweep !== undefined
  const set = (variations: number) => change({ variations }, 'Number of takes')
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons and a number are no fieldset
    <div
      aria-label="Number of takes"
      className="flex h-9 flex-none items-center rounded-[6px] bg-raised px-0.5 inset-ring inset-ring-line-2"
      role="group"
    >
      <StepButton
        disabled={sweeps || count <= 1}
        icon={Minus}
        label="Fewer takes"
        onPress={() => set(count - 1)}
      />
      <span aria-live="polite" className="min-w-[18px] text-center font-medium">
        {count}
      </span>
      <StepButton
        disabled={sweeps || count >= mostTakes}
        icon={Plus}
        label="More takes"
        onPress={() => set(count + 1)}
      />
    </div>
  )
}

interface StepButtonProps {
  label: string
  icon: typeof Minus
  disabled: boolean
  onPress: () => void
}

function StepButton({ label, icon, disabled, onPress }: StepButtonProps) {
  return (
    <button
      aria-label={label}
      className="hit grid h-8 w-6 place-items-center rounded-2 text-fg-2 enabled:hover:text-fg disabled:text-fg-off"
      disabled={disabled}
      onClick={onPress}
      type="button"
    >
      <Icon of={icon} size={14} />
    </button>
  )
}
