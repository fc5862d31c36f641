import { cx } from './cx.ts'
import { shortcutText } from './shortcut-text.ts'

/** A key or keys, written as this machine writes them: `<Kbd keys="mod+k" />`. Fingers have no use for it. */
export function Kbd({ keys, tone = 'plain' }: { keys: string; tone?: 'plain' | 'on-accent' | 'on-tip' }) {
  return (
    <kbd
      className={cx(
        'inline-flex h-[18px] min-w-[18px] flex-none items-center justify-center rounded-1 px-1 font-sans text-11 font-medium leading-none pointer-coarse:hidden',
        tone === 'plain' && 'bg-hover text-fg-2 inset-ring inset-ring-line-2',
        tone === 'on-accent' && 'bg-[oklch(0_0_0/.14)] text-current',
        tone === 'on-tip' && 'bg-[color-mix(in_oklab,var(--bg)_14%,transparent)] text-current',
      )}
    >
      {shortcutText(keys)}
    </kbd>
  )
}
