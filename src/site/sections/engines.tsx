import type { Engine } from '#catalog/engine.ts'
import { engines } from '#catalog/engines.ts'
import { does, lengthOf, priceUnit, resolutionOf } from '../engine-facts.ts'

export function EnginesSection() {
  return (
    <section className="feature" id="engines">
      <div className="words">
        <span className="kicker">Engines</span>
        <h2>Limits you can read</h2>
        <p>
          Every line comes from the catalog that checks your requests and prices them. Hosted engines need a
          key of a provider that serves them: yours, or the studio’s.
        </p>
      </div>
      <div className="panel table">
        <table>
          <thead>
            <tr>
              <th scope="col">Engine</th>
              <th scope="col" className="roomy">
                Good for
              </th>
              <th scope="col" className="roomy">
                Length
              </th>
              <th scope="col" className="roomy">
                Up to
              </th>
              <th scope="col">Price</th>
            </tr>
          </thead>
          <tbody>
            {engines.map((engine) => (
              <EngineRow key={engine.id} engine={engine} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function EngineRow({ engine }: { engine: Engine }) {
  return (
    <tr>
      <th scope="row">
        {engine.label}
        <span>{engine.draft ? 'This machine' : engine.maker}</span>
      </th>
      <td className="roomy">{does(engine)}</td>
      <td className="roomy">{lengthOf(engine)}</td>
      <td className="roomy">{resolutionOf(engine)}</td>
      <td>{priceUnit(engine)}</td>
    </tr>
  )
}
