import { create } from 'zustand'

const openAfter = 400
/** Long enough to reach the tip itself. */
const closeAfter = 120

/** What `Tip` writes on a control. */
export interface TipMarks {
  'data-tip'?: string | undefined
  'data-tip-keys'?: string | undefined
  'data-tip-side'?: 'top' | 'bottom' | 'left' | 'right' | undefined
  'data-tip-press'?: true | undefined
}

interface TipState {
  open: boolean
  /** The control whose marks the tip reads; it stays while the tip fades. */
  anchor: HTMLElement | null
}

export const useTip = create<TipState>(() => ({ open: false, anchor: null }))

export function hideTip(): void {
  if (useTip.getState().open) useTip.setState({ open: false })
}

/** One set of listeners for every tip of the page: after 400 ms under the pointer, or at once on keyboard focus. */
export function followTips(): () => void {
  let hovered: HTMLElement | null = null
  let opening: ReturnType<typeof setTimeout> | undefined
  let closing: ReturnType<typeof setTimeout> | undefined
  const show = (anchor: HTMLElement) => {
    clearTimeout(closing)
    useTip.setState({ open: true, anchor })
  }
  const hide = () => {
    clearTimeout(opening)
    hideTip()
  }

  const hover = (anchor: HTMLElement | null) => {
    const { open, anchor: shown } = useTip.getState()
    if (anchor === shown) clearTimeout(closing)
    if (anchor === hovered) return
    hovered = anchor
    clearTimeout(opening)
    if (anchor) opening = setTimeout(() => show(anchor), openAfter)
    if (open && anchor !== shown) closing = setTimeout(hideTip, closeAfter)
  }
  const over = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return
    if (target instanceof Element && target.closest('[data-tip-layer]')) clearTimeout(closing)
    else hover(anchorOf(target))
  }
  const out = ({ relatedTarget }: PointerEvent) => {
    if (relatedTarget === null) hover(null)
  }
  const focus = ({ target }: FocusEvent) => {
    const anchor = anchorOf(target)
    if (anchor && target instanceof Element && target.matches(':focus-visible')) show(anchor)
  }
  const blur = ({ target }: FocusEvent) => {
    if (anchorOf(target) === useTip.getState().anchor) hide()
  }
  const press = ({ target }: MouseEvent) => {
    const anchor = anchorOf(target)
    if (anchor?.hasAttribute('data-tip-press')) show(anchor)
    else hide()
  }

  const until = new AbortController()
  const { signal } = until
  document.addEventListener('pointerover', over, { signal })
  document.addEventListener('pointerout', out, { signal })
  document.addEventListener('pointerdown', hide, { signal })
  document.addEventListener('click', press, { signal })
  document.addEventListener('focusin', focus, { signal })
  document.addEventListener('focusout', blur, { signal })
  return () => until.abort()
}

function anchorOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
}
