import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { labelClass } from './field.tsx'
import { fill, fraction, parseNumber, type SliderRange, snap, valueAt } from './slider-math.ts'

interface SliderProps extends Omit<SliderRange, 'step'> {
  label: string
  value: number
  step?: number | undefined
  /** The step while shift is held; a tenth of the range's pace when dragging. */
  fineStep?: number | undefined
  onChange: (value: number) => void
  /** Once, when a drag or a key ends: what is worth an undo step or a request. */
  onCommit?: ((value: number) => void) | undefined
  /** A double press returns to it. */
  defaultValue?: number | undefined
  centreZero?: boolean | undefined
  format?: ((value: number) => string) | undefined
  hideLabel?: boolean | undefined
  /** One row: name, track, value. */
  inline?: boolean | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

export function Slider(props: SliderProps) {
  const {
    label,
    value,
    min,
    max,
    step = 1,
    fineStep = step,
    defaultValue,
    centreZero = false,
    disabled,
  } = props
  const format = props.format ?? String
  const range = { min, max, step }
  const id = useId()
  const drag = useRef<{ x: number; from: number; start: number } | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(value)
  latest.current = value

  const change = (next: number) => {
    if (next === latest.current) return
    latest.current = next
    props.onChange(next)
  }
  const commit = (next: number) => {
    change(next)
    props.onCommit?.(next)
  }

  const partAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return width === 0 ? 0 : (event.clientX - left) / width
  }
  const press = (event: PointerEvent<HTMLElement>) => {
    if (disabled || event.button !== 0) return
    event.preventDefault()
    input.current?.focus()
    event.currentTarget.setPointerCapture(event.pointerId)
    const next = event.shiftKey ? value : valueAt(partAt(event), range)
    drag.current = { x: event.clientX, from: next, start: value }
    change(next)
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return
    if (!event.shiftKey) {
      const next = valueAt(partAt(event), range)
      drag.current = { ...drag.current, x: event.clientX, from: next }
      return change(next)
    }
    const { width } = event.currentTarget.getBoundingClientRect()
    const moved = ((event.clientX - drag.current.x) / width) * (max - min) * 0.1
    change(snap(drag.current.from + moved, { ...range, step: fineStep }))
  }
  const release = () => {
    if (drag.current && drag.current.start !== latest.current) props.onCommit?.(latest.current)
    drag.current = null
  }
  /** The browser took the gesture for a scroll. */
  const giveUp = () => {
    if (drag.current) change(drag.current.start)
    drag.current = null
  }
  const key = (event: KeyboardEvent) => {
    const sign = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (sign === undefined || !event.shiftKey) return
    event.preventDefault()
    commit(snap(value + sign * fineStep, { ...range, step: fineStep }))
  }

  const part = fraction(value, range)
  const filled = fill(value, range, centreZero)
  return (
    <div
      className={cx(
        'min-w-0',
        props.inline ? 'grid grid-cols-[60px_minmax(0,1fr)_34px] items-center gap-2.5' : 'flex flex-col',
        !props.inline && !props.hideLabel && 'gap-[5px]',
        props.className,
      )}
    >
      <div
        className={cx(
          props.inline ? 'contents [&>input]:order-3' : 'flex h-4 items-center justify-between gap-2',
          props.hideLabel && 'sr-only',
        )}
      >
        <label htmlFor={id} className={cx(labelClass, props.inline && 'font-normal text-fg-2')}>
          {label}
        </label>
        <SliderValue
          label={label}
          value={value}
          format={format}
          disabled={disabled ?? false}
          onEnter={(typed) => commit(snap(typed, { ...range, step: fineStep }))}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the input inside is the slider; this only lets it be dragged anywhere */}
      <span
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={giveUp}
        onDoubleClick={() => defaultValue !== undefined && !disabled && commit(defaultValue)}
        className="group relative order-2 flex h-7 touch-pan-y items-center pointer-coarse:h-11"
      >
        <input
          ref={input}
          id={id}
          type="range"
          min={min}
          max={max}
          step={Math.min(step, fineStep)}
          value={value}
          disabled={disabled}
          aria-valuetext={format(value)}
          onKeyDown={key}
          onChange={(event) => commit(snap(event.target.valueAsNumber, range))}
          className="peer absolute inset-0 m-0 size-full opacity-0"
        />
        <span className="pointer-events-none absolute inset-x-0 h-0.5 rounded-full bg-line-3 opacity-60" />
        {centreZero && (
          <span
            className="pointer-events-none absolute h-2 w-px bg-line-3"
            style={{ left: `${fraction(0, range) * 100}%` }}
          />
        )}
        <span
          className={cx('pointer-events-none absolute h-0.5 rounded-full', disabled ? 'bg-fg-off' : 'bg-fg')}
          style={{ left: `${filled.start * 100}%`, width: `${filled.size * 100}%` }}
        />
        <span
          className={cx(
            'pointer-events-none absolute size-3 -translate-x-1/2 rounded-full ring-2 ring-panel peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-edge',
            disabled ? 'bg-fg-off' : 'bg-fg',
          )}
          style={{ left: `${part * 100}%` }}
        />
      </span>
    </div>
  )
}

interface SliderValueProps {
  label: string
  value: number
  format: (value: number) => string
  disabled: boolean
  onEnter: (value: number) => void
}

/** The value at the right, which can be typed over. */
function SliderValue({ label, value, format, disabled, onEnter }: SliderValueProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const finish = () => {
    const number = typed === null ? null : parseNumber(typed)
    if (number !== null) onEnter(number)
    setTyped(null)
  }
  const shown = typed ?? format(value)
  return (
    <input
      aria-label={`${label}, value`}
      inputMode="decimal"
      value={shown}
      disabled={disabled}
      size={Math.max(4, shown.length)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish()
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation()
          setTyped(null)
        }
      }}
      className="h-6 min-w-[34px] rounded-1 bg-transparent text-right text-12 font-medium text-fg [field-sizing:content] hover:bg-hover focus:bg-hover disabled:bg-transparent disabled:text-fg-off"
    />
  )
}
