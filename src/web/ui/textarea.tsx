import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { useFieldControl } from './field-control.ts'
import { boxClass, focusBoxClass } from './input.tsx'

export interface TextareaProps extends Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue'> {
  value?: string | undefined
  onValue?: ((value: string) => void) | undefined
  /** Grows with its text from `minRows` to `maxRows`. */
  minRows?: number | undefined
  maxRows?: number | undefined
}

export function Textarea(props: TextareaProps) {
  const { onValue, onChange, minRows = 3, maxRows = 12, className, ...rest } = props
  const field = useFieldControl()
  return (
    <textarea
      rows={minRows}
      {...field}
      {...rest}
      onChange={(event) => {
        onChange?.(event)
        onValue?.(event.target.value)
      }}
      style={{
        minHeight: `calc(${minRows} * 1.25rem + 16px)`,
        maxHeight: `calc(${maxRows} * 1.25rem + 16px)`,
      }}
      className={cx(
        'block w-full resize-none px-2 py-2 text-13 [field-sizing:content] scroll-thin disabled:text-fg-off aria-invalid:not-focus:inset-ring-bad',
        boxClass,
        focusBoxClass,
        className,
      )}
    />
  )
}
