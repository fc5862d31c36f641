import type { ReactNode } from 'react'
import { Switch } from '#web/ui/switch.tsx'

interface SectionProps {
  label: string
  description: string
  on: boolean
  onChange: (on: boolean) => void
  children?: ReactNode
}

/** Something that a take may have besides: a switch, and below it what it needs to know. */
export function Section({ label, description, on, onChange, children }: SectionProps) {
  return (
    <section aria-label={label} className="flex flex-col gap-2.5">
      <Switch checked={on} description={description} end label={label} onChange={onChange} />
      {on && <div className="flex flex-col gap-2.5 border-l border-line-2 pl-3">{children}</div>}
    </section>
  )
}
