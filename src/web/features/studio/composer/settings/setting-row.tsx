import type { ReactNode } from 'react'

interface SettingRowProps {
  label: string
  error?: string | undefined
  children: ReactNode
}

/** One setting in one line: its name left, its control right. The control carries its own name for screen readers. */
export function SettingRow({ label, error, children }: SettingRowProps) {
  return (
    <div className="grid min-h-7 grid-cols-[64px_minmax(0,1fr)] items-center gap-y-1">
      <span aria-hidden="true" className="text-12 text-fg-2">
        {label}
      </span>
      {children}
      {error !== undefined && (
        <p className="col-start-2 text-12 text-bad" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
