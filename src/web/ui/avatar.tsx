import { cx } from './cx.ts'

interface AvatarProps {
  name: string
  size?: 20 | 24 | 36 | undefined
  className?: string | undefined
}

/** Two letters on a muted hue that belongs to the name. */
export function Avatar({ name, size = 24, className }: AvatarProps) {
  return (
    <span
      role="img"
      aria-label={name}
      style={{ width: size, height: size, background: `oklch(.45 .06 ${hueOf(name)})`, fontSize: size * 0.4 }}
      className={cx(
        'inline-grid flex-none place-items-center overflow-hidden rounded-full leading-none font-semibold tracking-[.01em] text-on-media select-none',
        className,
      )}
    >
      <span aria-hidden="true">{initials(name)}</span>
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0]?.[0], words.at(-1)?.[0]] : [...(words[0] ?? '')].slice(0, 2)
  return letters.join('').toUpperCase()
}

function hueOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7)
}
