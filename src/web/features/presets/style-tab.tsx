import { useState } from 'react'
import type { StylePreset } from '#catalog/presets/style.ts'
import { findStyle, stylePresets } from '#catalog/presets/styles.ts'
import { useDraftActions, useDraftPart } from '#web/features/studio/draft.ts'
import { SearchInput } from '#web/ui/input.tsx'
import { NothingFound } from './nothing-found.tsx'
import { StyleTile } from './style-tile.tsx'
import { TileGrid } from './tile-grid.tsx'

const NONE = 'none'
const keyOf = (style: StylePreset | null) => style?.id ?? NONE

export function StyleTab() {
  const styleId = useDraftPart((draft) => draft.styleId ?? null)
  const { change } = useDraftActions()
  const [query, setQuery] = useState('')
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = stylePresets.filter(({ label, description }) =>
    words.every((word) => `${label} ${description}`.toLowerCase().includes(word)),
  )
  const chosen = styleId === null ? null : findStyle(styleId)
  const choose = (id: string | null) => change({ styleId: id === styleId ? null : id }, 'Style')
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex-none px-3 pt-2.5 pb-2">
        <SearchInput label={`Search ${stylePresets.length} styles`} value={query} onValue={setQuery} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-1 pb-3 scroll-thin">
        {found.length === 0 ? (
          <NothingFound query={query} onShowAll={() => setQuery('')} />
        ) : (
          <TileGrid
            label="Styles"
            items={words.length === 0 ? [null, ...found] : found}
            keyOf={keyOf}
            entry={styleId ?? NONE}
            tile={(style, roving) => (
              <StyleTile
                style={style}
                on={(style?.id ?? null) === styleId}
                onChoose={() => choose(style?.id ?? null)}
                {...roving}
              />
            )}
          />
        )}
      </div>
      {chosen !== null && (
        <section
          aria-label={`${chosen.label} style`}
          className="flex flex-none flex-col gap-1 border-t border-line px-3 pt-2.5 pb-3"
        >
          <h3 className="font-medium">{chosen.label}</h3>
          <p className="text-12 text-fg-2">{chosen.description}</p>
          <p className="text-11 text-fg-3">{hintsOf(chosen)}</p>
        </section>
      )}
    </div>
  )
}

/** What the style is known for, as far as it is; the person decides. */
function hintsOf({ aspectHint, fpsHint, lensHints }: StylePreset): string {
  const known = [aspectHint, fpsHint === null ? null : `${fpsHint} frames a second`, ...lensHints]
  return `Known for ${known.filter((hint) => hint !== null).join(', ')}.`
}
