import { Field as BaseField } from '@base-ui/react/field'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

interface FieldProps {
  label: string
  /** Stands at the end of the label's line: a count, a small link. */
  aside?: ReactNode
  help?: ReactNode
  /** Replaces the help: what is wrong and what to do. */
  error?: ReactNode
  hideLabel?: boolean
  className?: string | undefined
  /** One Input, SearchInput, Textarea, Select, Slider or Switch. */
  children: ReactNode
}

export const labelClass = 'text-12 font-medium text-fg-2'

/** A label above a control, help below it; an error replaces the help. */
export function Field({ label, aside, help, error, hideLabel = false, className, children }: FieldProps) {
  const wrong = error !== undefined && error !== null && error !== false && error !== ''
  return (
    <BaseField.Root invalid={wrong} className={cx('flex min-w-0 flex-col gap-[5px]', className)}>
      <div className={cx('flex items-center justify-between gap-2', hideLabel && 'sr-only')}>
        <BaseField.Label className={labelClass}>{label}</BaseField.Label>
        {aside}
      </div>
      {children}
      {wrong && (
        <BaseField.Error match={true} className="flex items-start gap-[5px] text-12 text-bad">
          <Icon of={CircleAlert} size={12} className="mt-0.5" />
          <span>{error}</span>
        </BaseField.Error>
      )}
      {!wrong && help !== undefined && (
        <BaseField.Description className="text-12 text-fg-3">{help}</BaseField.Description>
      )}
    </BaseField.Root>
  )
}
