import type { LucideIcon } from 'lucide-react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Spinner } from './spinner.tsx'

export interface NextStepItem {
  id: string
  icon: LucideIcon
  label: string
  /** What happens, and how long it takes. */
  what: string
  /** "108 cr", "Free". */
  price?: string | undefined
  busy?: boolean | undefined
  onPress: () => void
}

/** After a failure: two or three ways on. The first one, the cheapest that keeps finished work, is the filled one. */
export function NextSteps({
  steps,
  footnote,
}: {
  steps: readonly NextStepItem[]
  footnote?: string | undefined
}) {
  return (
    <section aria-label="Next steps" className="flex flex-col gap-1.5">
      <h2 className="mb-0.5 text-13 font-semibold">Next steps</h2>
      {steps.map((step, at) => (
        <button
          key={step.id}
          type="button"
          aria-busy={step.busy || undefined}
          onClick={() => !step.busy && step.onPress()}
          className={cx(
            'flex min-h-13 w-full items-center gap-2.5 rounded-3 py-1.5 pr-3 pl-2.5 text-left transition-colors duration-(--d-1)',
            at === 0
              ? 'bg-accent text-accent-ink hover:bg-accent-hover active:bg-accent-press'
              : 'bg-raised inset-ring inset-ring-line-2 hover:bg-raised-hover active:bg-raised-press',
          )}
        >
          <span className={cx('grid size-4 flex-none place-items-center', at > 0 && 'text-fg-2')}>
            {step.busy ? <Spinner /> : <Icon of={step.icon} />}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block leading-[18px] font-medium">{step.label}</span>
            <span className={cx('block text-12', at > 0 && 'text-fg-2')}>{step.what}</span>
          </span>
          {step.price !== undefined && <span className="flex-none font-semibold">{step.price}</span>}
        </button>
      ))}
      {footnote !== undefined && <p className="mt-0.5 text-12 text-pretty text-fg-3">{footnote}</p>}
    </section>
  )
}
