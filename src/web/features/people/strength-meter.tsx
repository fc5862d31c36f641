import { cx } from '#web/ui/cx.ts'
import type { PasswordStrength } from './password-strength.ts'

const bars = [1, 2, 3, 4] as const

export function StrengthMeter({ level, words }: PasswordStrength) {
  return (
    <span className="flex items-center gap-2.5 text-fg-2">
      <span aria-hidden="true" className="flex w-18 gap-[3px]">
        {bars.map((bar) => (
          <i
            key={bar}
            className={cx(
              'h-[3px] flex-1 rounded-full',
              bar > level ? 'bg-press' : level === 1 ? 'bg-bad' : level === 2 ? 'bg-warn' : 'bg-ok',
            )}
          />
        ))}
      </span>
      {words}
    </span>
  )
}
