import { cx } from './cx.ts'

export type ButtonKind = 'primary' | 'default' | 'quiet' | 'danger' | 'danger-solid'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'xl'

export interface ButtonLook {
  kind: ButtonKind
  size: ButtonSize
  off: boolean
  /** A spinner without an icon to stand in for takes its room from the padding, so the width stays. */
  squeezed: boolean
}

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-accent text-accent-ink font-semibold hover:bg-accent-hover active:bg-accent-press',
  default: 'bg-raised inset-ring inset-ring-line-2 hover:bg-raised-hover active:bg-raised-press',
  quiet: 'text-fg-2 hover:bg-hover hover:text-fg active:bg-press',
  danger: 'bg-raised text-bad inset-ring inset-ring-line-2 hover:bg-raised-hover active:bg-raised-press',
  'danger-solid': 'bg-bad-solid text-bad-ink hover:brightness-110 active:brightness-90',
}

const sizes: Record<ButtonSize, { box: string; room: string; squeezed: string }> = {
  sm: { box: 'h-6 rounded-2 text-12', room: 'gap-1.5 px-2', squeezed: 'gap-0.5 px-0.5' },
  md: { box: 'h-7 rounded-2 text-13', room: 'gap-1.5 px-2.5', squeezed: 'gap-1 px-0.5' },
  lg: { box: 'h-9 rounded-[6px] text-14', room: 'gap-1.5 px-4', squeezed: 'gap-1.5 px-1.5' },
  xl: { box: 'h-11 rounded-3 text-[15px]', room: 'gap-1.5 px-5', squeezed: 'gap-1.5 px-2.5' },
}

/** The spinner's width; with the gap and padding of a squeezed button it adds up to its usual padding. */
export const spinnerSizes: Record<ButtonSize, number> = { sm: 10, md: 12, lg: 14, xl: 14 }

export function buttonClass({ kind, size, off, squeezed }: ButtonLook): string {
  const { box, room, squeezed: tight } = sizes[size]
  const dressed = off ? offClass(kind) : kinds[kind]
  return cx(
    'hit inline-flex flex-none items-center justify-center whitespace-nowrap font-medium transition-colors duration-(--d-1) ease-out select-none',
    box,
    squeezed ? tight : room,
    dressed,
  )
}

function offClass(kind: ButtonKind): string {
  if (kind === 'quiet') return 'text-fg-off'
  if (kind === 'primary' || kind === 'danger-solid') return 'bg-primary-off text-fg-off font-semibold'
  return 'bg-raised text-fg-off inset-ring inset-ring-line-2'
}

/** Icons of neutral buttons recede; those of coloured ones do not. */
export function iconClass(kind: ButtonKind, off: boolean): string | undefined {
  return kind === 'default' && !off ? 'text-fg-2' : undefined
}
