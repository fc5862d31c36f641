import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { FieldControlContext } from './field-control.ts'
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
  /** One Input, SearchInput or Textarea. */
  children: ReactNode
}

export const labelClass = 'text-12 font-medium text-fg-2'

/** A label above a control, help below it; an error replaces the help. */
export function Field({ label, aside, help, error, hideLabel = false, className, children }: FieldProps) {
  const id = useId()
  const noteId = useId()
  const wrong = error !== undefined && error !== null && error !== false && error !== ''
  const isNoted = wrong || help !== undefined
  const control = {
    id,
    'aria-describedby': isNoted ? noteId : undefined,
    'aria-invalid': wrong || undefined,
  }
  return (
    <div className={cx('flex min-w-0 flex-col gap-[5px]', className)}>
      <div className={cx('flex items-center justify-between gap-2', hideLabel && 'sr-only')}>
        <label htmlFor={id} className={labelClass}>
          {label}
        </label>
        {aside}
      </div>
      <FieldControlContext value={control}>{children}</FieldControlContext>
      {wrong && (
        <div id={noteId} className="flex items-start gap-[5px] text-12 text-bad">
          <Icon of={CircleAlert} size={12} className="mt-0.5" />
          <span>{error}</span>
        </div>
      )}
      {!wrong && help !== undefined && (
        <div id={noteId} className="text-12 text-fg-3">
          {help}
        </div>
      )}
    </div>
  )
}
