import { findEngine } from '#catalog/engines.ts'
import { exampleRequest } from '#catalog/public.ts'
import type { Mode } from '#contract/generation.ts'
import { priceStage } from '#pricing/price.ts'
import { defaultRateCard } from '#pricing/rate-card.ts'
import peaks from '../media/film-peaks.json' with { type: 'json' }
import { film } from '../pictures.ts'
import { Still } from '../still.tsx'

export function Promises() {
  return (
    <section className="promises">
      <article>
        <h2>No paid second is ever lost</h2>
        <p>
          The price is fixed before you press. Jobs survive a crash, a closed laptop, a slow engine. What
          fails gives its credits back.
        </p>
        <Quote />
      </article>
      <article>
        <h2>Every engine, one honest contract</h2>
        <p>
          What it can do, what it costs, how long it takes. Hosted engines by your own key, and drafts that
          run on your machine, offline and free.
        </p>
        <div className="fragment rows">
          <EngineRow id="veo-3.1" note="With sound" />
          <EngineRow id="kling-3.0" note="3 to 15 s" />
          <EngineRow id="draft-video" note="This machine" />
        </div>
      </article>
      <article>
        <h2>A film from a few sentences</h2>
        <p>
          One shot a sentence, a camera move for each, a voice that reads the text, music, captions. Mixed to
          −14 LUFS, ready to play.
        </p>
        <div className="fragment cut">
          <Still
            name={`${film.name}-strip`}
            alt="Three shots of a film, side by side"
            width={1200}
            height={225}
          />
          <Wave peaks={peaks} />
        </div>
      </article>
    </section>
  )
}

/** A take of three stages, by the rate card that a studio starts with. */
function Quote() {
  const lines = [
    { label: 'First frame, FLUX.2 Pro', credits: priceOf('flux-2-pro', 't2i') },
    { label: '8 s at 1080p, Veo 3.1', credits: priceOf('veo-3.1', 'i2v') },
    { label: 'Upscale to 4K, this machine', credits: priceOf('local-upscale', 'upscale') },
  ]
  return (
    <dl className="fragment quote" aria-label="Example of a quote">
      {lines.map(({ label, credits }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{credits === 0 ? 'Free' : credits}</dd>
        </div>
      ))}
      <div className="total">
        <dt>
          <b>{lines.reduce((sum, { credits }) => sum + credits, 0)}</b> credits
        </dt>
        <dd>Held 10:00</dd>
      </div>
    </dl>
  )
}

function EngineRow({ id, note }: { id: string; note: string }) {
  const { label } = engineOf(id)
  const credits = priceOf(id, 't2v')
  return (
    <div className="engine-row">
      <span className="tile" aria-hidden="true">
        {label.charAt(0)}
      </span>
      <span className="name">{label}</span>
      <span className="note">{note}</span>
      <b>{credits === 0 ? 'Free' : credits}</b>
    </div>
  )
}

function engineOf(id: string) {
  const engine = findEngine(id)
  if (engine === undefined) throw new Error(`The catalog has no engine ${id}.`)
  return engine
}

/** Of eight seconds at 1080p. */
function priceOf(id: string, mode: Mode): number {
  const engine = engineOf(id)
  const card = engine.modes[mode]
  if (card === undefined) throw new Error(`${id} has no mode ${mode}.`)
  const request = { ...exampleRequest(mode, card), durationSeconds: 8, resolution: '1080p' }
  return priceStage(defaultRateCard, engine, mode, request, 'example').credits
}

function Wave({ peaks }: { peaks: readonly number[] }) {
  const path = peaks
    .map((peak, index) => `M${index * 3 + 1} ${16 - peak * 14}v${Math.max(1, peak * 28)}`)
    .join('')
  return (
    <svg
      className="wave"
      viewBox={`0 0 ${peaks.length * 3} 32`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
