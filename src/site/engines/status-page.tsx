import type { EngineLevel, PublicEngineStatus, StudioStatus } from '#contract/engine-status.ts'
import { clock, Level, percent } from './health.tsx'
import { Page } from './page.tsx'

const sentences: Record<EngineLevel, string> = {
  ok: 'All engines work',
  slow: 'Some engines are slow today',
  failing: 'Some engines fail now',
  unknown: 'Nothing was asked for in the last hours',
}

const needsAttention = ({ level }: PublicEngineStatus): boolean => level === 'failing' || level === 'slow'

/** How the engines of this studio do, for everybody. What is slow or fails stands first. */
export function StatusPage({ status }: { status: StudioStatus }) {
  const served = status.engines
    .filter((engine) => engine.served)
    .toSorted((a, b) => Number(!needsAttention(a)) - Number(!needsAttention(b)))
  const others = status.engines.filter((engine) => !engine.served)
  const head = {
    path: '/status',
    title: `${sentences[status.level]} – Dailies status`,
    description: 'How the engines of this studio do right now: what works, what is slow, what fails.',
    refreshSeconds: 60,
  }
  return (
    <Page head={head}>
      <header className="lead-in">
        <p className="kicker">Status</p>
        <h1>{sentences[status.level]}</h1>
        <p className="summary">
          Measured on this studio over the last six hours. Last looked at{' '}
          <time dateTime={status.measuredAt}>{status.measuredAt.slice(11, 19)} UTC</time>; the page looks
          again every minute.
        </p>
      </header>
      <section aria-labelledby="engines">
        <h2 id="engines">Engines of this studio</h2>
        <div className="panel table">
          <table>
            <thead>
              <tr>
                <th scope="col">Engine</th>
                <th scope="col">Now</th>
                <th scope="col" className="roomy">
                  What that means
                </th>
                <th scope="col" className="number">
                  Worked
                </th>
                <th scope="col" className="number roomy">
                  Median
                </th>
                <th scope="col" className="number roomy">
                  Usually
                </th>
              </tr>
            </thead>
            <tbody>
              {served.map((engine) => (
                <StatusRow key={engine.id} engine={engine} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">With a key of your own</h2>
          <p className="others">
            {others.map(({ id, label }) => (
              <a key={id} href={`/engines/${id}`}>
                {label}
              </a>
            ))}
          </p>
        </section>
      )}
    </Page>
  )
}

function StatusRow({ engine }: { engine: PublicEngineStatus }) {
  const { id, label, maker, draft, words, successRate, medianSeconds, usualSeconds } = engine
  return (
    <tr>
      <th scope="row">
        <a href={`/engines/${id}`}>{label}</a>
        <span>{draft ? 'This machine' : maker}</span>
      </th>
      <td>
        <Level status={engine} />
      </td>
      <td className="roomy">{words}</td>
      <td className="number">{percent(successRate)}</td>
      <td className="number roomy">{clock(medianSeconds)}</td>
      <td className="number roomy">{clock(usualSeconds)}</td>
    </tr>
  )
}
