import { Tooltip } from '@base-ui/react/tooltip'
import { useLayoutEffect, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { hideTip, useTip } from './tip-events.ts'

/** The page's one tip, at the control that is hovered or focused. */
export function TipLayer() {
  const { open, anchor } = useTip()
  const marks = useMarks(open ? anchor : null)
  return (
    <Tooltip.Root open={open} onOpenChange={(next) => !next && hideTip()}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={anchor}
          side={marks.side}
          sideOffset={6}
          collisionPadding={8}
          className="z-(--z-tip)"
        >
          <Tooltip.Popup
            aria-hidden="true"
            data-tip-layer
            className="float inline-flex max-w-72 items-center gap-2 rounded-2 bg-fg px-2 py-[5px] text-12 font-medium text-bg"
          >
            {marks.label}
            {marks.keys !== undefined && <Kbd keys={marks.keys} tone="on-tip" />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

const sides = ['top', 'bottom', 'left', 'right'] as const
const read = ({ dataset }: HTMLElement) => ({
  label: dataset.tip ?? '',
  keys: dataset.tipKeys,
  side: sides.find((side) => side === dataset.tipSide) ?? 'top',
})

/** What the control says now; the tip goes with its control. */
function useMarks(anchor: HTMLElement | null) {
  const [marks, setMarks] = useState<ReturnType<typeof read>>({ label: '', keys: undefined, side: 'top' })
  useLayoutEffect(() => {
    if (anchor === null) return
    setMarks(read(anchor))
    const observer = new MutationObserver(() =>
      anchor.isConnected && anchor.dataset.tip !== undefined ? setMarks(read(anchor)) : hideTip(),
    )
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-tip'] })
    return () => observer.disconnect()
  }, [anchor])
  return marks
}
