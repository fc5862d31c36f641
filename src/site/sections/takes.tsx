import { ArrowRight, Check } from 'lucide-react'
import { takes } from '../pictures.ts'
import { Still } from '../still.tsx'

export function TakesSection() {
  const [chosen] = takes
  return (
    <section className="feature" id="takes">
      <div className="words">
        <span className="kicker">Shoot</span>
        <h2>Five takes, one decision</h2>
        <p>
          Vary the seed, the style, the engine, or any one setting. One quote covers them all. Compare them in
          sync, and the take that you choose is the shot.
        </p>
        <a className="link" href="/signin?view=up">
          Open the studio
          <ArrowRight aria-hidden="true" />
        </a>
      </div>
      {chosen && (
        <div className="panel takes">
          <div className="chosen">
            <Still
              name={chosen.name}
              alt={`Chosen take, ${chosen.label}: ${chosen.prompt}`}
              width={1200}
              height={675}
            />
            <span className="chip">
              <Check aria-hidden="true" />
              Chosen
            </span>
          </div>
          <ul>
            {takes.map((take) => (
              <li key={take.name} data-on={take === chosen || undefined}>
                <Still name={take.name} alt="" width={400} height={225} />
                <span>{take.label}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
