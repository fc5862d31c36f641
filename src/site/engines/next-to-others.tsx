import type { Engine } from '#catalog/engine.ts'
import { engines } from '#catalog/engines.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { exampleRequest } from '#catalog/public.ts'
import { isRetired } from '#catalog/retirement.ts'
import { guessOf, modesOf } from './abilities.ts'
import { type SiteFacts, statusOf } from './facts.ts'
import { clock, Level, percent } from './health.tsx'
import { priceFrom } from './prices.ts'

const mostOthers = 5

/** Engines that do the same first thing, the nearest in what their vendors take. */
function similar(engine: Engine, today: string): Engine[] {
  const [first] = modesOf(engine)
  if (first === undefined) return []
  const [mode] = first
  const costOf = (one: Engine) => {
    const card = one.modes[mode]
    return card === undefined ? null : vendorCost(one.price.cost, exampleRequest(mode, card))
  }
  const own = costOf(engine) ?? 0
  return engines
    .filter((one) => one !== engine && one.modes[mode] !== undefined && !isRetired(one, today))
    .map((one) => ({ one, far: Math.abs((costOf(one) ?? Number.MAX_SAFE_INTEGER) - own) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, mostOthers)
    .map(({ one }) => one)
}

export function NextToOthers({ engine, facts }: { engine: Engine; facts: SiteFacts }) {
  const others = similar(engine, facts.today)
  if (others.length === 0) return null
  return (
    <section aria-labelledby="others">
      <h2 id="others">Next to the others</h2>
      <div className="panel table">
        <table>
          <thead>
            <tr>
              <th scope="col">Engine</th>
              <th scope="col" className="number">
                A take
              </th>
              <th scope="col" className="number roomy">
                Usually
              </th>
              <th scope="col" className="number roomy">
                Worked
              </th>
              <th scope="col" className="roomy">
                Sound
              </th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {[engine, ...others].map((one) => (
              <OtherRow key={one.id} engine={one} own={one === engine} facts={facts} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">A take with each engine’s own defaults, by this studio’s rate card.</p>
    </section>
  )
}

function OtherRow({ engine, own, facts }: { engine: Engine; own: boolean; facts: SiteFacts }) {
  const status = statusOf(facts, engine.id)
  const sound = modesOf(engine).some(([, { output, audio }]) => output === 'video' && audio !== 'none')
  return (
    <tr data-own={own || undefined}>
      <th scope="row">
        {own ? engine.label : <a href={`/engines/${engine.id}`}>{engine.label}</a>}
        <span>{engine.draft ? 'This machine' : engine.maker}</span>
      </th>
      <td className="number strong">{priceFrom(engine, facts.rateCard)}</td>
      <td className="number roomy">{clock(status?.usualSeconds ?? guessOf(engine))}</td>
      <td className="number roomy">{percent(status?.successRate ?? null)}</td>
      <td className="roomy">{sound ? 'Yes' : 'No'}</td>
      <td>{status && <Level status={status} />}</td>
    </tr>
  )
}
