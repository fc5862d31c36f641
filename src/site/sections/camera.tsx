import { cameraPresets } from '#catalog/presets/camera.ts'
import { camera, type Move } from '../pictures.ts'
import { Still } from '../still.tsx'

export function CameraSection() {
  return (
    <section className="feature tall" id="camera">
      <div className="words">
        <span className="kicker">Direct</span>
        <h2>{cameraPresets.length} camera moves, before you pay</h2>
        <p>
          A move is a path, not a word. The draft engines follow it to the pixel; hosted engines are told it
          in terms that they know. Look at it in the stage, draft it for free, then shoot.
        </p>
      </div>
      <ul className="moves">
        {camera.map((move) => (
          <MoveTile key={move.name} move={move} />
        ))}
      </ul>
    </section>
  )
}

function MoveTile({ move }: { move: Move }) {
  const preset = cameraPresets.find(({ id }) => id === move.camera)
  if (preset === undefined) throw new Error(`The catalog has no move ${move.camera}.`)
  return (
    <li>
      <Still name={move.name} alt={`${preset.label}: start, middle and end`} width={1200} height={225} />
      <h3>{preset.label}</h3>
      <p>{preset.description}</p>
    </li>
  )
}
