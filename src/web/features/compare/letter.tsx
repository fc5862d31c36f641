import { cx } from '#web/ui/cx.ts'

export function Letter({ letter, on = false }: { letter: string; on?: boolean }) {
  return (
    <span
      className={cx(
        'inline-grid size-[18px] flex-none place-items-center rounded-1 text-11 font-semibold leading-none',
        on ? 'bg-fg text-bg' : 'bg-press text-fg',
      )}
    >
      {letter}
    </span>
  )
}
