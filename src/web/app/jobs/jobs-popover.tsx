import { useState } from 'react'
import type { FloatProps } from '#web/ui/lazy-float.tsx'
import { Popover } from '#web/ui/popover-float.tsx'
import { JobsTray } from './jobs-tray.tsx'

export function JobsPopover(props: FloatProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      {...props}
      label="Jobs"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="flex w-[400px] flex-col"
    >
      <JobsTray onLeave={() => setOpen(false)} />
    </Popover>
  )
}
