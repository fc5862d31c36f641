import { createLink } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Spinner } from './spinner.tsx'
import { Tip } from './tip.tsx'

export type IconButtonSize = 'sm' | 'md' | 'lg' | 'touch'

interface Look {
  label: string
  icon: LucideIcon
  shortcut?: string | undefined
  size?: IconButtonSize | undefined
  /** Where the tip stands. */
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  iconClassName?: string | undefined
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'>, Look {
  pressed?: boolean | undefined
  busy?: boolean | undefined
  disabledReason?: string | undefined
}

const boxes: Record<IconButtonSize, string> = {
  sm: 'size-6 rounded-2',
  md: 'size-7 rounded-2',
  lg: 'size-9 rounded-[7px]',
  touch: 'size-11 rounded-3',
}
const drawings = { sm: 14, md: 16, lg: 20, touch: 20 } as const

const lookClass = (size: IconButtonSize, off: boolean, on: boolean) =>
  cx(
    'hit inline-grid flex-none place-items-center transition-colors duration-(--d-1) ease-out',
    boxes[size],
    off && 'text-fg-off',
    !off && on && 'bg-press text-fg',
    !off &&
      !on &&
      'text-fg-2 hover:bg-hover hover:text-fg active:bg-press data-[popup-open]:bg-press data-[popup-open]:text-fg',
  )

export function IconButton({
  label,
  icon,
  shortcut,
  size = 'md',
  side,
  pressed,
  busy = false,
  disabledReason,
  disabled = false,
  iconClassName,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const off = disabled || disabledReason !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || off) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <Tip
      label={disabledReason ?? label}
      shortcut={disabledReason === undefined ? shortcut : undefined}
      onPress={disabledReason !== undefined}
      side={side}
    >
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={off || busy || undefined}
        aria-busy={busy || undefined}
        onClick={press}
        className={cx(lookClass(size, off, pressed ?? false), className)}
      >
        {busy ? <Spinner /> : <Icon of={icon} size={drawings[size]} className={iconClassName} />}
      </button>
    </Tip>
  )
}

interface AnchorProps extends Omit<ComponentProps<'a'>, 'children' | 'aria-label'>, Look {}

function IconAnchor({
  label,
  icon,
  shortcut,
  size = 'md',
  side,
  iconClassName,
  className,
  ...rest
}: AnchorProps) {
  const current = rest['aria-current'] === 'page'
  return (
    <Tip label={label} shortcut={shortcut} side={side}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has an href, which the router gives it */}
      <a {...rest} aria-label={label} className={cx(lookClass(size, false, current), className)}>
        <Icon of={icon} size={drawings[size]} className={iconClassName} />
      </a>
    </Tip>
  )
}

/** A link inside the app that looks like an icon button; on while its page is open. */
export const IconLink = createLink(IconAnchor)
