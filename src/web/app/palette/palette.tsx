import { Dialog } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { CornerDownLeft, Search } from 'lucide-react'
import { useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { Strokes } from '../shortcuts/key-sheet.tsx'
import { type Entry, entriesFor, groupTitles, parseSearch } from './entries.ts'
import { useEntries } from './use-entries.ts'

interface PaletteProps {
  /** What the field begins with, e.g. ">" for commands only. */
  start: string
  onClose: () => void
}

/** Everything that can be done or opened from here, by its name. `>` commands, `@` references, `#` shots and projects. */
export function Palette({ start, onClose }: PaletteProps) {
  const [text, setText] = useState(start)
  const { kind, words } = parseSearch(text)
  const entries = useEntries(words)
  const groups = entriesFor(entries, kind, words)
  const run = (entry: Entry) => {
    onClose()
    // After the palette has given the focus back, so that what opens may take it.
    setTimeout(entry.run)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-palette) bg-scrim transition-opacity duration-(--d-2) data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Search and commands"
          className="fixed top-[20%] left-1/2 z-(--z-palette) w-[560px] max-w-[calc(100vw-24px)] -translate-x-1/2 overflow-hidden rounded-4 bg-overlay shadow-3 outline-none transition-opacity duration-(--d-2) data-starting-style:opacity-0 max-tablet:top-3"
        >
          <Command loop shouldFilter={false} label="Search and commands">
            <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
              <Icon of={Search} className="text-fg-3" />
              <Command.Input
                autoFocus
                value={text}
                onValueChange={setText}
                placeholder="Search, or type > for commands"
                className="h-full min-w-0 flex-1 bg-transparent text-[15px] outline-none placeholder:text-fg-3"
              />
            </div>
            <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5 scroll-thin">
              <Command.Empty className="px-2.5 py-8 text-center text-fg-2">
                Nothing matches “{words}”.
              </Command.Empty>
              {groups.map(({ group, entries: members }) => (
                <Command.Group
                  key={group}
                  heading={groupTitles[group]}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-fg-3"
                >
                  {members.map((entry) => (
                    <Row key={entry.id} entry={entry} onRun={run} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <footer className="flex h-9 items-center gap-3 border-t border-line px-4 text-11 text-fg-3 max-tablet:hidden">
              <span>{'> commands'}</span>
              <span>@ takes and files</span>
              <span># shots and projects</span>
              <span className="ml-auto inline-flex items-center gap-1">
                <Icon of={CornerDownLeft} size={12} /> opens
              </span>
            </footer>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Row({ entry, onRun }: { entry: Entry; onRun: (entry: Entry) => void }) {
  return (
    <Command.Item
      value={entry.id}
      onSelect={() => onRun(entry)}
      className="flex h-[34px] items-center gap-2.5 rounded-2 px-2.5 select-none data-[selected=true]:bg-press pointer-coarse:h-11"
    >
      {entry.posterUrl === undefined ? (
        <Icon of={entry.icon} className="text-fg-2" />
      ) : (
        <img src={entry.posterUrl} alt="" className="h-[18px] w-8 flex-none rounded-1 bg-well object-cover" />
      )}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.note !== undefined && <span className="flex-none text-12 text-fg-3">{entry.note}</span>}
      {entry.keys !== undefined && (
        <span className="flex flex-none gap-1">
          <Strokes keys={entry.keys} />
        </span>
      )}
    </Command.Item>
  )
}
