import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type EmptyArt = 'takes' | 'projects' | 'library' | 'jobs' | 'wallet' | 'search'

const dashed = '3 3'
const drawings: Record<EmptyArt, ReactNode> = {
  takes: (
    <>
      <rect x="2" y="10" width="48" height="28" rx="3" />
      <rect x="62" y="10" width="48" height="28" rx="3" strokeDasharray={dashed} />
      <path d="M2 46h30M62 46h24M2 54h18" />
    </>
  ),
  projects: (
    <>
      <path d="M18 22h76v34a3 3 0 0 1-3 3H21a3 3 0 0 1-3-3z" strokeDasharray={dashed} />
      <path d="M18 22 91 6l2 9-73 16zM34 18.500l6 8M52 14.500l6 8M70 10.500l6 8" />
    </>
  ),
  library: (
    <>
      <rect x="2" y="6" width="34" height="22" rx="3" />
      <rect x="40" y="6" width="24" height="22" rx="3" strokeDasharray={dashed} />
      <rect x="68" y="6" width="42" height="22" rx="3" />
      <rect x="2" y="34" width="46" height="22" rx="3" strokeDasharray={dashed} />
      <rect x="52" y="34" width="34" height="22" rx="3" />
      <rect x="90" y="34" width="20" height="22" rx="3" strokeDasharray={dashed} />
    </>
  ),
  jobs: (
    <>
      <circle cx="14" cy="14" r="7" />
      <path d="M10.500 14l2.500 2.500 4.500-5M30 11h70M30 18h40" />
      <circle cx="14" cy="32" r="7" strokeDasharray={dashed} />
      <path d="M30 29h58M30 36h32" />
      <circle cx="14" cy="50" r="7" strokeDasharray={dashed} />
      <path d="M30 47h64M30 54h24" />
    </>
  ),
  wallet: (
    <>
      <ellipse cx="40" cy="18" rx="24" ry="8" />
      <path d="M16 18v12c0 4.400 10.700 8 24 8s24-3.600 24-8V18M16 30v12c0 4.400 10.700 8 24 8s24-3.600 24-8V30" />
      <ellipse cx="86" cy="46" rx="18" ry="6" strokeDasharray={dashed} />
    </>
  ),
  search: (
    <>
      <rect x="2" y="10" width="48" height="28" rx="3" strokeDasharray={dashed} />
      <path d="M2 46h30M2 54h18" />
      <circle cx="78" cy="28" r="16" />
      <path d="M90 40l14 14" />
    </>
  ),
}

interface EmptyStateProps {
  art?: EmptyArt | undefined
  title: string
  body?: ReactNode
  /** One primary button and at most one other way in. */
  actions?: ReactNode
  className?: string | undefined
}

export function EmptyState({ art, title, body, actions, className }: EmptyStateProps) {
  return (
    <div
      className={cx('flex flex-col items-center justify-center gap-1 p-6 text-center text-fg-2', className)}
    >
      {art !== undefined && (
        <svg
          viewBox="0 0 112 64"
          aria-hidden="true"
          className="mb-2.5 h-16 w-28 fill-none stroke-fg-3 stroke-[1.2] [stroke-linecap:round] [stroke-linejoin:round]"
        >
          {drawings[art]}
        </svg>
      )}
      <p className="text-14 font-medium text-fg">{title}</p>
      {body !== undefined && <div className="max-w-[52ch] text-pretty">{body}</div>}
      {actions !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
