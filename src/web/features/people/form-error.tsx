import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '#web/ui/icon.tsx'

/** What went wrong with the whole form, over its button, with a way on. */
export function FormError({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div role="alert" className="flex gap-2.5 rounded-3 bg-bad-soft p-3">
      <Icon of={CircleAlert} className="mt-0.5 text-bad" />
      <div className="flex flex-col items-start gap-1.5">
        <p>{children}</p>
        {action}
      </div>
    </div>
  )
}
