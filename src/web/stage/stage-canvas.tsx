import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { PreviewClip } from '#web/features/presets/previews/preview-clips.ts'
import { tokenColour } from './css-colour.ts'
import { type StageContent, type StageMode, StageView } from './stage-view.ts'

interface StageCanvasProps {
  content: StageContent
  /** Painted frames, when the stage is a scene from words. */
  clip: PreviewClip | null
  /** How many of them have come. */
  painted: number
  progress: number
  mode: StageMode
  ref?: Ref<StageHandle>
  onNoWebgl(): void
}

export interface StageHandle {
  home(): void
}

const TURN = 5

/** The WebGL stage on its canvas. Dragged, wheeled, or turned by the arrow keys. */
export function StageCanvas({ content, clip, painted, progress, mode, ref, onNoWebgl }: StageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [view, setView] = useState<StageView | null>(null)
  useImperativeHandle(ref, () => ({ home: () => view?.home() }), [view])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the canvas
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const made = openView(element)
    if (made === null) return onNoWebgl()
    const observer = new ResizeObserver(([entry]) => {
      if (entry) made.resize(entry.contentRect.width, entry.contentRect.height)
    })
    observer.observe(element)
    setView(made)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => view?.setContent(content), [view, content])
  useEffect(() => view?.show(progress, mode), [view, progress, mode])
  useEffect(() => {
    const first = clip?.frames[0]
    const now = clip?.frames[Math.min(painted - 1, Math.round(progress * ((clip?.total ?? 1) - 1)))]
    if (first && now) view?.setFrames(first, now)
  }, [view, clip, painted, progress])

  const press = (event: KeyboardEvent) => {
    if (mode !== 'around' || view === null || event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowLeft') view.turn(-TURN, 0)
    else if (event.key === 'ArrowRight') view.turn(TURN, 0)
    else if (event.key === 'ArrowUp') view.turn(0, TURN)
    else if (event.key === 'ArrowDown') view.turn(0, -TURN)
    else if (event.key === '+' || event.key === '=') view.zoom(0.9)
    else if (event.key === '-') view.zoom(1 / 0.9)
    else if (event.key === '0') view.home()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <canvas
      ref={canvas}
      tabIndex={0}
      role="img"
      aria-label={
        mode === 'around'
          ? 'Camera path around the start frame. Arrow keys turn the view, plus and minus zoom, 0 returns.'
          : 'What the moving camera sees'
      }
      onKeyDown={press}
      className="absolute inset-0 size-full touch-none outline-offset-[-2px]"
    />
  )
}

function openView(canvas: HTMLCanvasElement): StageView | null {
  // Asked first: three would complain on the console.
  if (new OffscreenCanvas(1, 1).getContext('webgl2') === null) return null
  try {
    return new StageView(canvas, {
      path: tokenColour(canvas, '--accent-edge'),
      camera: tokenColour(canvas, '--fg'),
      quiet: tokenColour(canvas, '--line-3'),
    })
  } catch {
    return null
  }
}
