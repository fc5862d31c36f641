import { lazy, Suspense, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { Ring } from '#web/ui/ring.tsx'
import { useTitleCount } from '../title.ts'
import { liveWords, useLiveJobs } from './live-jobs.ts'

const JobsTray = lazy(() => import('./jobs-tray.tsx').then(({ JobsTray }) => ({ default: JobsTray })))

/** What runs, on every page; opens the tray. */
export function JobsButton() {
  const [open, setOpen] = useState(false)
  const { live, running, progress } = useLiveJobs()
  const words = liveWords(live)
  useTitleCount(running.length)
  return (
    <Popover
      label="Jobs"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="flex w-[400px] flex-col"
      trigger={
        <Button
          kind="quiet"
          aria-label={`Jobs, ${words}`}
          className="max-laptop:px-1.5 max-tablet:h-11 max-tablet:px-2.5 max-tablet:text-14"
        >
          <Ring
            value={progress}
            size={16}
            label=""
            className={live.length === 0 ? 'opacity-70' : undefined}
          />
          <span className="hidden laptop:inline">{live.length === 0 ? 'Jobs' : words}</span>
          {live.length > 0 && <span className="text-fg tablet:hidden">{running.length || live.length}</span>}
        </Button>
      }
    >
      <Suspense fallback={<div className="h-40" />}>
        <JobsTray onLeave={() => setOpen(false)} />
      </Suspense>
    </Popover>
  )
}
