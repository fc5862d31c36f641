import { useChangePreferences, usePreferences } from '#web/api/preferences.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useRegistry } from './registry.ts'
import { sheetRows } from './sheet-rows.ts'

/** Every key that works here, by where it works; the page's own first. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const shortcuts = useRegistry((state) => state.shortcuts)
  const groups = sheetRows([...shortcuts.values()])
  const { data: preferences } = usePreferences()
  const change = useChangePreferences()
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Keys" size="lg">
      <div className="gap-x-8 tablet:columns-2">
        {[...groups].toReversed().map(([where, keys]) => (
          <section key={where} className="mb-5">
            <h3 className="break-after-avoid pb-1 text-12 font-medium text-fg-3">{where}</h3>
            <dl>
              {keys.map(({ keys: stroke, label, to }) => (
                <div
                  key={`${stroke} ${label}`}
                  className="flex min-h-7 break-inside-avoid items-center gap-3 border-b border-line"
                >
                  <dt className="min-w-0 flex-1 truncate">{label}</dt>
                  <dd className="flex items-center gap-1">
                    <Strokes keys={stroke} />
                    {to !== undefined && (
                      <>
                        <span className="text-11 text-fg-3">to</span>
                        <Kbd keys={to} />
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {preferences !== undefined && (
        <div className="border-t border-line pt-4">
          <Switch
            end
            label="Single keys"
            description="Off, only keys with Ctrl or ⌘ and the space bar work. While you write they are always off."
            checked={preferences.singleKeys}
            onChange={(singleKeys) => change.mutate({ singleKeys })}
          />
        </div>
      )}
    </Dialog>
  )
}

/** "g l" is one key after the other. */
export function Strokes({ keys }: { keys: string }) {
  return keys.split(' ').map((stroke, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the strokes of a shortcut never change.
    <span key={index} className="flex items-center gap-1">
      {index > 0 && <span className="text-11 text-fg-3">then</span>}
      <Kbd keys={stroke} />
    </span>
  ))
}
