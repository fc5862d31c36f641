import type { ReactNode } from 'react'
import { Card } from '#web/ui/card.tsx'

interface SideCardProps {
  title: string
  /** At the end of the title's line: a link, a count. */
  aside?: ReactNode
  children: ReactNode
}

export function SideCard({ title, aside, children }: SideCardProps) {
  return (
    <Card className="px-3.5 py-3">
      <section aria-label={title} className="flex flex-col gap-2">
        <header className="flex min-h-6 items-center justify-between gap-2">
          <h2 className="font-semibold">{title}</h2>
          {aside}
        </header>
        {children}
      </section>
    </Card>
  )
}
