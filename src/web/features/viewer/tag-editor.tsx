import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Asset } from '#contract/asset.ts'
import { useChangeAsset } from '#web/api/library-actions.ts'
import { Chip } from '#web/ui/chip.tsx'
import { cx } from '#web/ui/cx.ts'

/** The words that find it again. */
export function TagEditor({ asset }: { asset: Asset }) {
  const change = useChangeAsset()
  const [typed, setTyped] = useState<string | null>(null)
  const { tags } = asset
  const setTags = (next: string[]) => change.mutate({ asset, patch: { tags: next } })
  const add = (event?: FormEvent) => {
    event?.preventDefault()
    const tag = typed?.trim().toLowerCase() ?? ''
    // Return adds and goes on; leaving the field adds and is done.
    setTyped(event === undefined ? null : '')
    if (tag !== '' && !tags.includes(tag)) setTags([...tags, tag])
  }
  return (
    <div className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <Chip
          key={tag}
          onRemove={() => setTags(tags.filter((one) => one !== tag))}
          removeLabel={`Remove ${tag}`}
        >
          {tag}
        </Chip>
      ))}
      {typed === null ? (
        <Chip icon={Plus} onClick={() => setTyped('')}>
          <span className={cx(tags.length > 0 && 'sr-only')}>Add tag</span>
        </Chip>
      ) : (
        <form onSubmit={add}>
          <input
            // biome-ignore lint/a11y/noAutofocus: the press on the plus asked for it.
            autoFocus
            aria-label="New tag"
            className="h-6 w-28 rounded-full bg-raised px-2.5 text-12 inset-ring inset-ring-accent-edge"
            maxLength={50}
            onBlur={() => add()}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.key === 'Escape') setTyped(null)
            }}
            value={typed}
          />
        </form>
      )}
    </div>
  )
}
