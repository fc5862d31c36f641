import { createLink } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass, iconClass, spinnerSizes } from './button-look.ts'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { Spinner } from './spinner.tsx'
import { Tip } from './tip.tsx'

interface Look {
  kind?: ButtonKind | undefined
  size?: ButtonSize | undefined
  icon?: LucideIcon | undefined
  kbd?: string | undefined
}

export interface ButtonProps extends ComponentProps<'button'>, Look {
  /** The label stays, a spinner leads, the width does not change; presses do nothing. */
  busy?: boolean | undefined
  /** Off, and why: the tip says it. Stays focusable, so that the reason can be read. */
  disabledReason?: string | undefined
}

export function Button({
  kind = 'default',
  size = 'md',
  icon,
  kbd,
  busy = false,
  disabledReason,
  disabled = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = disabled || disabledReason !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || off) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      type="button"
      {...rest}
      disabled={disabled && disabledReason === undefined}
      aria-disabled={disabledReason !== undefined || busy || undefined}
      aria-busy={busy || undefined}
      onClick={press}
      className={cx(buttonClass({ kind, size, off, squeezed: busy && icon === undefined }), className)}
    >
      {busy && <Spinner size={icon === undefined ? spinnerSizes[size] : size === 'sm' ? 14 : 16} />}
      {!busy && icon && <Icon of={icon} size={size === 'sm' ? 14 : 16} className={iconClass(kind, off)} />}
      {children}
      {kbd !== undefined && <Kbd keys={kbd} tone={kind === 'primary' ? 'on-accent' : 'plain'} />}
    </button>
  )
  return disabledReason === undefined ? (
    button
  ) : (
    <Tip label={disabledReason} onPress>
      {button}
    </Tip>
  )
}

function Anchor({ kind = 'default', size = 'md', icon, kbd, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={cx(buttonClass({ kind, size, off: false, squeezed: false }), className)}>
      {icon && <Icon of={icon} size={size === 'sm' ? 14 : 16} className={iconClass(kind, false)} />}
      {children}
      {kbd !== undefined && <Kbd keys={kbd} tone={kind === 'primary' ? 'on-accent' : 'plain'} />}
    </a>
  )
}
interface AnchorProps extends ComponentProps<'a'>, Look {}

/** A link inside the app that looks like a button. */
export const LinkButton = createLink(Anchor)
/** A link out of the app, or to a file, that looks like a button. */
export const AnchorButton = Anchor
