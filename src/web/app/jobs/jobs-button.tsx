import type { ComponentProps } from 'react'
import { Button } from '#web/ui/button.tsx'
import { LazyFloat } from '#web/ui/lazy-float.tsx'
import { lazyPart } from '#web/ui/lazy-part.ts'
import { Ring } from '#web/ui/ring.tsx'
import { useTitleCount } from '../title.ts'
import { liveWords, useLiveJobs } from './live-jobs.ts'

const jobsPopover = lazyPart(() => import('./jobs-popover.tsx').then(({ JobsPopover }) => JobsPopover))

/** What runs, on every page; opens the tray. */
export function JobsButton() {
  const { running } = useLiveJobs()
  useTitleCount(running.length)
  return <LazyFloat of={jobsPopover} opens="dialog" with={{ trigger: <Trigger /> }} />
}

/** The popover adds what makes it a trigger. */
function Trigger(props: ComponentProps<typeof Button>) {
  const { live, running, progress } = useLiveJobs()
  const words = liveWords(live)
  return (
    <Button
      {...props}
      kind="quiet"
      aria-label={`Jobs, ${words}`}
      className="max-tablet:h-11 max-tablet:px-2.5 max-tablet:text-14 max-laptop:px-1.5"
    >
      <Ring value={progress} size={16} label="" className={live.length === 0 ? 'opacity-70' : undefined} />
      <span className="hidden laptop:inline">{live.length === 0 ? 'Jobs' : words}</span>
      {live.length > 0 && <span className="text-fg tablet:hidden">{running.length || live.length}</span>}
    </Button>
  )
}
