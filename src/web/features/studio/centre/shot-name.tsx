import { type KeyboardEvent, useState } from 'react'
import type { Shot } from '#contract/project.ts'
import { useChangeShot } from '#web/api/project-actions.ts'

/** The shot's name as the page's heading; a press writes a new one. */
export function ShotName({ shot }: { shot: Shot }) {
  const [typed, setTyped] = useState<string | null>(null)
  const change = useChangeShot()
  const finish = () => {
    const name = typed?.trim() ?? ''
    setTyped(null)
    if (name !== '' && name !== shot.name) change.mutate({ shot, patch: { name } })
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish()
    if (event.key === 'Escape') setTyped(null)
  }
  if (typed !== null) {
    return (
      <h1 className="min-w-0">
        <input
          // biome-ignore lint/a11y/noAutofocus: the press on the name asked for it.
          autoFocus
          aria-label="Name of the shot"
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
  return (
    <h1 className="min-w-0 font-semibold">
      <button
        className="block h-6 max-w-full truncate rounded-2 px-1 hover:bg-hover"
        onClick={() => setTyped(shot.name)}
        title="Rename"
        type="button"
      >
        {shot.name}
      </button>
    </h1>
  )
}
