import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { type LazyPart, usePart, warmPart } from './lazy-part.ts'

/** The button that opens a float; it hands its props on to a `<button>`. */
export type Trigger = ReactElement<ComponentProps<'button'>>

interface PlainProps {
  trigger: Trigger
  open?: boolean | undefined
}

export interface TriggerRef {
  triggerRef: RefObject<HTMLButtonElement | null>
}

/** What a float needs that has nothing to say to the place where it opens. */
export interface FloatProps extends TriggerRef {
  trigger: Trigger
}

interface LazyFloatProps<Props> {
  of: LazyPart<Props & TriggerRef>
  opens: 'menu' | 'dialog' | 'listbox'
  with: Props
}

/**
 * A menu, popover or list whose script comes with the first sign of interest in its trigger: a pointer over it, focus.
 * The first press then puts the float's own trigger in the place of the plain one and presses it again.
 */
export function LazyFloat<Props extends PlainProps>({
  of: float,
  opens,
  with: props,
}: LazyFloatProps<Props>) {
  const [press, setPress] = useState<Event[] | null>(null)
  const Float = usePart(float, press !== null || props.open === true, () => setPress(null))
  const triggerRef = useRef<HTMLButtonElement>(null)
  const isThere = Float !== null
  useEffect(() => {
    if (!isThere || press === null) return
    // Not at once: a trigger knows its float a moment after both are there.
    const frame = requestAnimationFrame(() => {
      setPress(null)
      triggerRef.current?.focus({ preventScroll: true })
      for (const event of press) triggerRef.current?.dispatchEvent(event)
    })
    return () => cancelAnimationFrame(frame)
  }, [isThere, press])
  if (Float) return <Float {...props} triggerRef={triggerRef} />

  const warm = () => warmPart(float)
  const arrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setPress([keyDown(event.key)])
  }
  return cloneElement(props.trigger, {
    ...(opens === 'listbox' && { role: 'combobox' }),
    ...(opens !== 'dialog' && { onKeyDown: arrow }),
    'aria-haspopup': opens,
    'aria-expanded': false,
    onPointerEnter: warm,
    onFocus: warm,
    onClick: ({ detail }) => setPress(detail === 0 ? [keyDown('Enter'), click(detail)] : [click(detail)]),
  })
}

const keyDown = (key: string) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
const click = (detail: number) => new MouseEvent('click', { detail, bubbles: true, cancelable: true })

interface LazyDialogProps<Props> {
  of: LazyPart<Props>
  with: Props
}

/** A dialog, drawer or sheet whose script comes when it first opens. */
export function LazyDialog<Props extends { open: boolean; onOpenChange: (open: boolean) => void }>({
  of: dialog,
  with: props,
}: LazyDialogProps<Props>) {
  const Dialog = usePart(dialog, props.open, () => props.onOpenChange(false))
  return Dialog && <Dialog {...props} />
}
