import type { Engine } from '#catalog/engine.ts'
import type { SiteFacts } from './facts.ts'
import { type PriceTable, priceTables } from './prices.ts'

export function Costs({ engine, facts }: { engine: Engine; facts: SiteFacts }) {
  const tables = priceTables(engine, facts.rateCard)
  const { source } = engine.price
  return (
    <section aria-labelledby="costs">
      <h2 id="costs">What it costs</h2>
      {tables.length === 0 && (
        <p className="note">Nobody knows its price here yet, so it cannot be picked.</p>
      )}
      {tables.map((table) => (
        <Prices key={table.title} table={table} free={engine.draft} />
      ))}
      {engine.draft ? (
        <p className="note">
          It runs on this machine: no credits, no provider, and the same again for the same seed.
        </p>
      ) : (
        <>
          <p className="note">
            Rate card {facts.rateCard.version}. A quote holds its price for ten minutes and is never exceeded.
            {source && (
              <>
                {' '}
                The provider’s tariff is from <a href={source.url}>{new URL(source.url).hostname}</a>, read on{' '}
                {source.checkedAt}.
              </>
            )}
          </p>
          <dl className="lines">
            <div>
              <dt>Failed</dt>
              <dd>{failedWords(engine)}</dd>
            </div>
            <div>
              <dt>Withheld</dt>
              <dd>{withheldWords(engine, facts.whoPaysModerated)}</dd>
            </div>
          </dl>
        </>
      )}
    </section>
  )
}

function Prices({ table, free }: { table: PriceTable; free: boolean }) {
  const hasLength = table.rows.some(({ length }) => length !== '')
  const hasSize = table.rows.some(({ size }) => size !== '')
  return (
    <>
      {table.title !== '' && <p className="table-title">{table.title}</p>}
      <div className="panel table">
        <table>
          <thead>
            <tr>
              {hasLength && <th scope="col">Length</th>}
              {hasSize && <th scope="col">Size</th>}
              <th scope="col" className="number">
                Credits
              </th>
              {!free && (
                <th scope="col" className="number">
                  Your own key
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ length, size, credits, vendorUsd }) => (
              <tr key={`${length} ${size}`}>
                {hasLength && <td>{length}</td>}
                {hasSize && <td>{size}</td>}
                <td className="number strong">{credits === 0 ? 'Free' : credits.toLocaleString('en')}</td>
                {!free && <td className="number">0, you pay {vendorUsd}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const failedWords = ({ price }: Engine): string =>
  price.billsFailed
    ? 'Your credits come back in full. On your own key the provider charges for the try.'
    : 'Your credits come back in full, and the provider charges nothing.'

function withheldWords({ price }: Engine, whoPays: 'house' | 'user'): string {
  if (!price.billsModerated) return 'What its filter withholds costs nothing.'
  return whoPays === 'house'
    ? 'What its filter withholds is charged by the provider; the studio bears it, your credits come back.'
    : 'What its filter withholds is charged by the provider, and so it is here. The quote says so.'
}
