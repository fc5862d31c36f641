import { type DragEvent, useState } from 'react'
import { canDrop, type Dropped, readDrop } from './asset-drag.ts'

/** Handlers for a place that takes files and takes, and whether something is held over it. */
export function useDrop(onDrop: (dropped: Dropped) => void) {
  const [over, setOver] = useState(false)
  const hold = (event: DragEvent) => {
    if (!canDrop(event.dataTransfer)) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return {
    over,
    handlers: {
      onDragEnter: hold,
      onDragOver: hold,
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        setOver(false)
        if (!canDrop(event.dataTransfer)) return
        event.preventDefault()
        event.stopPropagation()
        onDrop(readDrop(event.dataTransfer))
      },
    },
  }
}
