import { Check, ChevronDown, Grid3x3, Maximize, Move3d } from 'lucide-react'
import type { Shot } from '#contract/project.ts'
import { useChangeShot } from '#web/api/project-actions.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { EditableName } from '#web/ui/editable-name.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuChoice } from '#web/ui/menu.tsx'
import { useBreadth } from '#web/ui/use-media.ts'
import { useStudioLayout } from '../studio-layout.ts'
import type { Take } from '../takes/take.ts'
import { NeighbourShots } from './neighbour-shots.tsx'
import { TakeTools, type TakeToolsProps } from './take-tools.tsx'
import { type ViewOptions, zoomNames } from './view-options.ts'

interface CentreHeaderProps extends Omit<TakeToolsProps, 'take'> {
  shot: Shot
  chosen: Take | null
  viewed: Take | null
  view: ViewOptions
  onView: (view: ViewOptions) => void
  onFullScreen: (() => void) | null
}

/** Which shot this is, what can be made of the take that is shown, and how it is looked at. */
export function CentreHeader(props: CentreHeaderProps) {
  const { shot, chosen, viewed, view, onView, onFullScreen, ...tools } = props
  const rename = useChangeShot()
  const showPresets = useStudioLayout((state) => state.showPresets)
  const laptop = useBreadth() === 'laptop'
  return (
    <header className="@container flex-none border-b border-line bg-panel">
      <div className="flex h-10 items-center gap-2 px-3">
        {!laptop && (
          <Button className="-ml-1.5" icon={Move3d} kind="quiet" onClick={() => showPresets(true)}>
            Motion
          </Button>
        )}
        <NeighbourShots shot={shot} />
        <EditableName
          label="Name of the shot"
          name={shot.name}
          onRename={(name) => rename.mutate({ shot, patch: { name } })}
        />
        {chosen !== null && (
          <Badge className="@max-[560px]:hidden" icon={Check} tone="ok">
            Take {chosen.number} chosen
          </Badge>
        )}
        <span className="flex-1" />
        {viewed !== null && <TakeTools {...tools} take={viewed} />}
        <span aria-hidden className="mx-1 h-4 w-px flex-none bg-line-2" />
        <IconButton
          icon={Grid3x3}
          label="Safe areas"
          onClick={() => onView({ ...view, safeAreas: !view.safeAreas })}
          pressed={view.safeAreas}
          size="sm"
        />
        <Menu
          align="end"
          trigger={
            <Button
              aria-label={`Zoom, ${zoomNames[view.zoom]}`}
              className="@max-[520px]:hidden"
              kind="quiet"
              size="sm"
            >
              {zoomNames[view.zoom]}
              <ChevronDown aria-hidden size={14} />
            </Button>
          }
        >
          <MenuChoice
            label="Zoom"
            onChange={(zoom) => onView({ ...view, zoom })}
            options={[
              { value: 'fit', label: 'Fit' },
              { value: 'full-size', label: '100%' },
            ]}
            value={view.zoom}
          />
        </Menu>
        {onFullScreen !== null && viewed?.output != null && (
          <IconButton icon={Maximize} label="Full screen" onClick={onFullScreen} size="sm" />
        )}
      </div>
    </header>
  )
}
