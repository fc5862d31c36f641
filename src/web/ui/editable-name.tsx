import { type KeyboardEvent, useState } from 'react'
import { cx } from './cx.ts'

interface EditableNameProps {
  name: string
  /** "Name of the shot", for screen readers while it is written. */
  label: string
  onRename: (name: string) => void
  className?: string | undefined
}

/** A page's heading that is also its name: a press writes a new one, Escape keeps the old. */
export function EditableName({ name, label, onRename, className }: EditableNameProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const finish = () => {
    const next = typed?.trim() ?? ''
    setTyped(null)
    if (next !== '' && next !== name) onRename(next)
  }
  const key = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') finish()
    if (event.key === 'Escape') setTyped(null)
  }
  if (typed === null) {
    return (
      <h1 className={cx('min-w-0 font-semibold', className)}>
        <button
          className="hit block h-6 max-w-full truncate rounded-2 px-1 hover:bg-hover"
          onClick={() => setTyped(name)}
          title="Rename"
          type="button"
        >
          {name}
        </button>
      </h1>
    )
  }
  return (
    <h1 className={cx('min-w-0', className)}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the press on the name asked for it.
        autoFocus
        aria-label={label}
        className="h-6 w-56 max-w-full rounded-2 bg-raised px-1.5 text-13 font-semibold inset-ring inset-ring-accent-edge"
        maxLength={200}
        onBlur={finish}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={key}
        value={typed}
      />
    </h1>
  )
}
