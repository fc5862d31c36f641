import { Plus } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { timeCurve } from '#camera/time-curve.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { addPoint, type CurvePoint, movePoint, removePoint } from './curve-points.ts'

interface CurveEditorProps {
  points: readonly CurvePoint[]
  onChange(points: CurvePoint[]): void
}

const STEP = 0.02
const SAMPLES = 60

const percent = (value: number) => `${Math.round(value * 100)} %`

/** How far the move is at each time: points are dragged, or moved by arrow keys and removed by Delete. */
export function CurveEditor({ points, onChange }: CurveEditorProps) {
  const field = useRef<HTMLDivElement>(null)
  const curve = timeCurve({ timeCurve: 'custom', curve: [...points] })
  const line = Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const time = i / SAMPLES
    return `${i === 0 ? 'M' : 'L'}${(time * 100).toFixed(1)} ${(100 - curve(time) * 100).toFixed(1)}`
  }).join('')

  const drag = (index: number) => (event: PointerEvent<HTMLButtonElement>) => {
    const box = field.current?.getBoundingClientRect()
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const time = (event.clientX - box.left) / box.width
    onChange(movePoint(points, index, [time, 1 - (event.clientY - box.top) / box.height]))
  }
  const press =
    (index: number, [time, progress]: CurvePoint) =>
    (event: KeyboardEvent) => {
      const step = event.shiftKey ? STEP / 4 : STEP
      const to: CurvePoint | undefined = {
        ArrowLeft: [time - step, progress] as CurvePoint,
        ArrowRight: [time + step, progress] as CurvePoint,
        ArrowUp: [time, progress + step] as CurvePoint,
        ArrowDown: [time, progress - step] as CurvePoint,
      }[event.key]
      if (to !== undefined) onChange(movePoint(points, index, to))
      else if (event.key === 'Delete' || event.key === 'Backspace') onChange(removePoint(points, index))
      else return
      event.preventDefault()
    }
  return (
    <div className="relative">
      <div ref={field} className="relative m-2 h-20 bg-raised inset-ring inset-ring-line">
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="absolute inset-0 size-full overflow-visible fill-none"
        >
          <path d="M0 100L100 0" className="stroke-line-2" vectorEffect="non-scaling-stroke" />
          <path d={line} className="stroke-fg" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
        </svg>
        {points.map((point, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place in the row
            key={index}
            type="button"
            aria-label={`Point ${index + 1} of ${points.length}: at ${percent(point[0])} of the time, ${percent(point[1])} of the move`}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag(index)}
            onDoubleClick={() => onChange(removePoint(points, index))}
            onKeyDown={press(index, point)}
            className="hit absolute grid size-6 -translate-x-1/2 -translate-y-1/2 touch-none place-items-center rounded-full"
            style={{ left: `${point[0] * 100}%`, top: `${100 - point[1] * 100}%` }}
          >
            <span className="size-2.5 rounded-full bg-fg ring-2 ring-panel" />
          </button>
        ))}
      </div>
      <div className="flex items-center justify-between pl-2 text-11 text-fg-3">
        <span>Time runs right, the move up</span>
        <IconButton label="Add a point" icon={Plus} size="sm" onClick={() => onChange(addPoint(points))} />
      </div>
    </div>
  )
}
