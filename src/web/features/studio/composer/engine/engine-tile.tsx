import { WandSparkles } from 'lucide-react'
import type { Engine } from '#catalog/engine.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'

/** An engine's letter; the wand stands for "auto". Never a vendor's mark. */
export function EngineTile({
  engine,
  size,
  dim = false,
}: {
  engine: Engine | 'auto'
  size: 24 | 30 | 32 | 36
  dim?: boolean
}) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid flex-none place-items-center bg-press font-semibold',
        size === 24 ? 'rounded-full text-12' : 'rounded-[6px] text-14',
        engine === 'auto' ? 'text-accent-fg' : dim ? 'text-fg-3' : 'text-fg',
      )}
      style={{ width: size, height: size }}
    >
      {engine === 'auto' ? <Icon of={WandSparkles} size={size === 24 ? 14 : 16} /> : engine.label.charAt(0)}
    </span>
  )
}
