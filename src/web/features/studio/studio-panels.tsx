import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Group, Panel, type PanelImperativeHandle, Separator, usePanelRef } from 'react-resizable-panels'
import { keepPanelSizes, leastPanels, type PanelSizes, readPanelSizes, usualSizes } from './panel-sizes.ts'
import { usePanelKeys } from './studio-keys.ts'
import { useStudioLayout } from './studio-layout.ts'

interface StudioPanelsProps {
  workspaceId: string
  left: ReactNode
  centre: ReactNode
  right: ReactNode
}

/** Presets, picture and prompt side by side; the seams can be dragged, and the side panels shut. */
export function StudioPanels({ workspaceId, left, centre, right }: StudioPanelsProps) {
  const [usual] = useState(() => usualSizes(window.innerWidth))
  const [kept] = useState(() => readPanelSizes(workspaceId) ?? usual)
  const [shut, setShut] = useState({ left: kept.leftShut, right: kept.rightShut })
  const sizes = useRef(kept)
  const leftRef = usePanelRef()
  const rightRef = usePanelRef()
  usePanelKeys({
    left: () => toggle(leftRef.current, sizes.current.left),
    right: () => toggle(rightRef.current, sizes.current.right),
  })

  const { presetsOpen, showPresets } = useStudioLayout()
  const leftContent = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!presetsOpen) return
    // Beside the picture the presets are there already: whoever asks for them is taken to them.
    if (leftRef.current?.isCollapsed()) leftRef.current.resize(sizes.current.left)
    requestAnimationFrame(() => leftContent.current?.querySelector('input')?.focus())
    showPresets(false)
  }, [presetsOpen, showPresets, leftRef])

  const keep = () => {
    const [one, other] = [leftRef.current, rightRef.current]
    if (!one || !other) return
    sizes.current = sizesOf(one, other, sizes.current)
    keepPanelSizes(workspaceId, sizes.current)
    setShut({ left: sizes.current.leftShut, right: sizes.current.rightShut })
  }
  return (
    <Group
      className="min-h-0 flex-1"
      onLayoutChanged={keep}
      resizeTargetMinimumSize={{ fine: 12, coarse: 24 }}
    >
      <Panel
        collapsible
        className="flex"
        defaultSize={kept.leftShut ? 0 : kept.left}
        groupResizeBehavior="preserve-pixel-size"
        id="presets"
        maxSize={560}
        minSize={leastPanels.left}
        panelRef={leftRef}
      >
        <div ref={leftContent} className="flex min-w-0 flex-1 flex-col" inert={shut.left}>
          {left}
        </div>
      </Panel>
      <Seam label="Width of the presets" onReset={() => leftRef.current?.resize(usual.left)} />
      <Panel className="flex" id="centre" minSize={leastPanels.centre}>
        {centre}
      </Panel>
      <Seam label="Width of the prompt" onReset={() => rightRef.current?.resize(usual.right)} />
      <Panel
        collapsible
        className="flex"
        defaultSize={kept.rightShut ? 0 : kept.right}
        groupResizeBehavior="preserve-pixel-size"
        id="prompt"
        maxSize={640}
        minSize={leastPanels.right}
        panelRef={rightRef}
      >
        <div className="flex min-w-0 flex-1" inert={shut.right}>
          {right}
        </div>
      </Panel>
    </Group>
  )
}

function Seam({ label, onReset }: { label: string; onReset: () => void }) {
  return (
    <Separator
      aria-label={label}
      className="group relative w-px bg-line outline-none"
      disableDoubleClick
      onDoubleClick={onReset}
    >
      <span className="absolute inset-y-0 -inset-x-[1.5px] z-20 transition-colors duration-(--d-1) group-data-[separator=active]:bg-line-3 group-data-[separator=focus]:bg-accent-edge group-data-[separator=hover]:bg-line-2" />
    </Separator>
  )
}

function toggle(panel: PanelImperativeHandle | null, width: number): void {
  if (panel?.isCollapsed()) panel.resize(width)
  else panel?.collapse()
}

/** A shut panel remembers the width that it opens to. */
function sizesOf(left: PanelImperativeHandle, right: PanelImperativeHandle, before: PanelSizes): PanelSizes {
  const width = (panel: PanelImperativeHandle, last: number) =>
    panel.isCollapsed() ? last : Math.round(panel.getSize().inPixels)
  return {
    left: width(left, before.left),
    right: width(right, before.right),
    leftShut: left.isCollapsed(),
    rightShut: right.isCollapsed(),
  }
}
