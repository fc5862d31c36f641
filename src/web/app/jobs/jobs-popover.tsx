import type { ReactElement } from 'react'
import { Popover } from '#web/ui/popover.tsx'
import { JobsTray } from './jobs-tray.tsx'

interface JobsPopoverProps {
  trigger: ReactElement
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function JobsPopover({ trigger, open, onOpenChange }: JobsPopoverProps) {
  return (
    <Popover
      label="Jobs"
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      className="flex w-[400px] flex-col"
      trigger={trigger}
    >
      <JobsTray onLeave={() => onOpenChange(false)} />
    </Popover>
  )
}
