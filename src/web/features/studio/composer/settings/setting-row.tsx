import type { ReactNode } from 'react'

interface SettingRowProps extends RemarkProps {
  label: string
  children: ReactNode
}

/** One setting in one line: its name left, its control right. The control carries its own name for screen readers. */
export function SettingRow({ label, children, ...remark }: SettingRowProps) {
  return (
    <div className="grid min-h-7 grid-cols-[64px_minmax(0,1fr)] items-center gap-y-1">
      <span aria-hidden="true" className="text-12 text-fg-2">
        {label}
      </span>
      {children}
      <div className="col-start-2 empty:hidden">
        <Remark {...remark} />
      </div>
    </div>
  )
}

interface RemarkProps {
  help?: string | undefined
  /** Stands in the place of the help. */
  error?: string | undefined
}

export function Remark({ help, error }: RemarkProps) {
  if (error !== undefined)
    return (
      <p className="text-12 text-bad" role="alert">
        {error}
      </p>
    )
  return help === undefined ? null : <p className="text-11 text-pretty text-fg-3">{help}</p>
}
