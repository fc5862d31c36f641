import type { LucideIcon } from 'lucide-react'

interface IconProps {
  of: LucideIcon
  size?: 12 | 14 | 16 | 20 | 24
  className?: string | undefined
  /** Only when the icon says something that no word beside it says. */
  label?: string | undefined
}

/** A lucide icon at our size and stroke. */
export function Icon({ of: Drawing, size = 16, className, label }: IconProps) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <Drawing
      size={size}
      strokeWidth={size === 12 ? 2 : size >= 20 ? 1.6 : 1.75}
      className={className === undefined ? 'block flex-none' : `block flex-none ${className}`}
      {...named}
    />
  )
}
