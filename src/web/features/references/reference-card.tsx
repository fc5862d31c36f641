import { Ellipsis, Image as ImageIcon, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReferenceSet } from '#contract/reference.ts'
import { Card } from '#web/ui/card.tsx'
import { ConfirmDialog } from '#web/ui/dialog.tsx'
import { plural } from '#web/ui/format.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#web/ui/menu.tsx'
import { useRemoveReference } from './reference-actions.ts'
import { kindLabels } from './reference-words.ts'

/** A saved set: its cover, what prompts call it, and how many pictures it has. */
export function ReferenceCard({ set, onEdit }: { set: ReferenceSet; onEdit: () => void }) {
  const remove = useRemoveReference(set)
  const [asking, setAsking] = useState(false)
  const [cover, ...others] = set.images
  return (
    <li>
      <Card className="overflow-hidden">
        <button
          aria-label={`Edit ${set.name}`}
          className="flex h-36 w-full gap-px bg-well"
          onClick={onEdit}
          type="button"
        >
          {cover?.posterUrl ? (
            <img alt="" className="h-full min-w-0 flex-1 object-cover" loading="lazy" src={cover.posterUrl} />
          ) : (
            <span className="grid h-full flex-1 place-items-center text-fg-3">
              <Icon of={ImageIcon} size={20} />
            </span>
          )}
          {others.length > 0 && (
            <span className="flex h-full w-1/4 flex-none flex-col gap-px">
              {others
                .slice(0, 2)
                .map(({ id, posterUrl }) =>
                  posterUrl ? (
                    <img
                      key={id}
                      alt=""
                      className="min-h-0 w-full flex-1 object-cover"
                      loading="lazy"
                      src={posterUrl}
                    />
                  ) : null,
                )}
            </span>
          )}
        </button>
        <div className="flex items-center gap-2 py-2 pr-1.5 pl-3">
          <div className="min-w-0 flex-1">
            <p className="flex items-baseline gap-1.5">
              <span className="truncate font-medium">{set.name}</span>
              <span className="truncate text-12 text-accent-fg">@{set.handle}</span>
            </p>
            <p className="truncate text-12 text-fg-3">
              {kindLabels[set.kind]}, {plural(set.images.length, 'picture')}
            </p>
          </div>
          <Menu
            align="end"
            trigger={<IconButton icon={Ellipsis} label={`More about ${set.name}`} size="lg" />}
          >
            <MenuItem icon={Pencil} onSelect={onEdit}>
              Edit
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger icon={Trash2} onSelect={() => setAsking(true)}>
              Delete
            </MenuItem>
          </Menu>
        </div>
      </Card>
      <ConfirmDialog
        body="Prompts that name it no longer find it. Its pictures stay in the library, and takes keep what they were made from."
        busy={remove.isPending}
        dangerLabel="Delete"
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
        onOpenChange={setAsking}
        open={asking}
        question={`Delete ${set.name}?`}
        safeLabel="Keep it"
      />
    </li>
  )
}
