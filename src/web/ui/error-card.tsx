import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyText } from './copy-text.tsx'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

interface ErrorCardProps {
  title: string
  /** What happened, what it cost, what to do. */
  body: ReactNode
  /** What support asks for; copied on press. */
  code?: string | undefined
  /** One or two small buttons; the cheapest way on first. */
  actions?: ReactNode
  className?: string | undefined
}

export function ErrorCard({ title, body, code, actions, className }: ErrorCardProps) {
  return (
    <div role="alert" className={cx('flex gap-2.5 rounded-3 bg-bad-soft p-3', className)}>
      <Icon of={TriangleAlert} className="mt-0.5 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <div className="mt-0.5 text-12 leading-[17px] text-pretty text-fg-2">{body}</div>
        {code !== undefined && (
          <CopyText text={code} label="Copy the error's code" small className="mt-1 -ml-0.5" />
        )}
        {actions !== undefined && <div className="mt-2 flex flex-wrap items-center gap-1.5">{actions}</div>}
      </div>
    </div>
  )
}
