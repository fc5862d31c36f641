import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/icon.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { LazyView } from '#web/ui/lazy-view.tsx'
import { useComposer } from '../composer-state.tsx'
import { advancedInUse } from '../logic/advanced-in-use.ts'
import { isNatural, modeWords } from '../logic/modes.ts'
import { modeOf } from '../logic/resolve.ts'

const settings = lazyPart(() =>
  import('./advanced-settings.tsx').then(({ AdvancedSettings }) => AdvancedSettings),
)

/** What most takes leave as it is. Folded, it says what is set. */
export function Advanced() {
  const { draft } = useComposer()
  const [open, setOpen] = useState(false)
  const { tab } = modeWords[modeOf(draft)]
  // What is added to a video goes with a video that is made, not with one that is worked over.
  const video = tab === 'video' && isNatural(modeOf(draft))
  const used = advancedInUse(draft)
  const summary =
    used.length > 0
      ? used.join(', ')
      : video
        ? 'Negative prompt, motion, after steps'
        : 'Options, several at once'
  return (
    <div className="flex flex-col gap-3">
      <button
        aria-expanded={open}
        className="-ml-0.5 flex h-6 items-center gap-1.5 text-left font-medium pointer-coarse:h-11"
        onClick={() => setOpen(!open)}
        type="button"
      >
        <Icon
          className={cx('transition-transform duration-(--d-2)', open && 'rotate-90')}
          of={ChevronRight}
          size={14}
        />
        Advanced
        <span
          className={cx('min-w-0 truncate text-12 font-normal', used.length > 0 ? 'text-fg-2' : 'text-fg-3')}
        >
          {summary}
        </span>
      </button>
      {open && <LazyView of={settings} with={{ video, options: isNatural(modeOf(draft)) }} />}
    </div>
  )
}
