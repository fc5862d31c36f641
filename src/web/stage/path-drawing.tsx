import { GROUND_Y, type Point3 } from '#camera/state.ts'
import { frameCorners, frameReach } from './frame-corners.ts'
import { obliqueView } from './oblique.ts'
import type { StagePath } from './stage-path.ts'

interface PathDrawingProps {
  path: StagePath
  aspect: number
  progress: number
}

const SAMPLES = 120

/** The stage without WebGL: path, camera and subject as lines, seen from behind and above. */
export function PathDrawing({ path, aspect, progress }: PathDrawingProps) {
  const places = Array.from({ length: SAMPLES + 1 }, (_, i) => path.placeAt(i / SAMPLES))
  const subject = path.subjectAt(progress)
  const now = path.stateAt(progress)
  const corners = frameCorners(now, aspect, frameReach(now, subject))
  const ground: Point3[] = [-6, 6].flatMap((x) => [0, 12].map((z) => ({ x, y: GROUND_Y, z })))
  const view = obliqueView([...places, ...corners, subject, ...ground, path.subjectAt(0), path.subjectAt(1)])
  const line = (points: readonly Point3[], closed = false) =>
    `M${points.map((point) => view.place(point).join(' ')).join('L')}${closed ? 'Z' : ''}`
  const grid = Array.from({ length: 7 }, (_, i) => i * 2)
  const [subjectX, subjectY] = view.place(subject)
  return (
    <svg
      viewBox={`0 0 ${view.width} ${view.height}`}
      role="img"
      aria-label="The camera's path, its frame and the subject, seen from behind and above"
      className="size-full fill-none"
    >
      <g className="stroke-line-2">
        {grid.map((at) => (
          <path
            key={at}
            d={`${line([
              { x: at - 6, y: GROUND_Y, z: 0 },
              { x: at - 6, y: GROUND_Y, z: 12 },
            ])}${line([
              { x: -6, y: GROUND_Y, z: at },
              { x: 6, y: GROUND_Y, z: at },
            ])}`}
          />
        ))}
      </g>
      <path d={line(places)} className="stroke-accent-edge" strokeWidth={2} />
      <path d={line(corners, true)} className="stroke-fg" strokeWidth={1.5} />
      <path d={corners.map((corner) => line([now, corner])).join('')} className="stroke-fg" strokeWidth={1} />
      <circle cx={subjectX} cy={subjectY} r={5} className="stroke-fg" strokeWidth={1.5} />
      <text x={subjectX + 10} y={subjectY + 4} className="fill-fg-2 text-12">
        Subject
      </text>
    </svg>
  )
}
