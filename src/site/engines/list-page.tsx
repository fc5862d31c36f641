import type { Engine, ModeCard } from '#catalog/engine.ts'
import { engines } from '#catalog/engines.ts'
import { isRetired } from '#catalog/retirement.ts'
import { does, lengthOf, resolutionOf } from '../engine-facts.ts'
import { modesOf } from './abilities.ts'
import { type SiteFacts, statusOf } from './facts.ts'
import { Level } from './health.tsx'
import { Page } from './page.tsx'
import { priceFrom } from './prices.ts'

const groups: readonly (readonly [ModeCard['output'], string])[] = [
  ['video', 'Video'],
  ['image', 'Pictures'],
  ['audio', 'Sound'],
]
const outputOf = (engine: Engine): string => modesOf(engine)[0]?.[1].output ?? ''

export function ListPage({ facts }: { facts: SiteFacts }) {
  const isServed = ({ id }: Engine) => statusOf(facts, id)?.served === true
  const listed = engines.filter((engine) => !isRetired(engine, facts.today))
  const shown = [...listed.filter(isServed), ...listed.filter((engine) => !isServed(engine))]
  const known = new Set<string>(groups.map(([output]) => output))
  const head = {
    path: '/engines',
    title: `${shown.length} engines for video, pictures and sound in Dailies`,
    description:
      'What each engine makes, its limits, what a take costs in credits and on your own key, and how it does right now.',
  }
  const lists = [
    ...groups.map(([output, title]) => ({ title, items: shown.filter((one) => outputOf(one) === output) })),
    { title: 'Text', items: shown.filter((one) => !known.has(outputOf(one))) },
  ]
  return (
    <Page head={head}>
      <header className="lead-in">
        <h1>Engines</h1>
        <p className="summary">
          One price list, one wallet, one way to ask. Every limit here comes from the catalog that checks your
          requests; every time and rate was measured on this studio.
        </p>
        <a className="link" href="/status">
          How they do right now
        </a>
      </header>
      {lists
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }) => (
          <section key={title} aria-labelledby={title}>
            <h2 id={title}>{title}</h2>
            <ul className="cards">
              {items.map((engine) => (
                <EngineCard key={engine.id} engine={engine} facts={facts} />
              ))}
            </ul>
          </section>
        ))}
    </Page>
  )
}

function EngineCard({ engine, facts }: { engine: Engine; facts: SiteFacts }) {
  const status = statusOf(facts, engine.id)
  const limits = [lengthOf(engine), resolutionOf(engine)].filter((word) => word !== '').join(', ')
  return (
    <li className="panel card">
      <h3>
        <a href={`/engines/${engine.id}`}>{engine.label}</a>
        <span>{engine.draft ? 'This machine' : engine.maker}</span>
      </h3>
      <p>{engine.summary}</p>
      <p className="small">{[does(engine), limits].filter((word) => word !== '').join('. ')}</p>
      <p className="card-foot">
        <b>{priceFrom(engine, facts.rateCard)}</b>
        {status && <Level status={status} />}
      </p>
    </li>
  )
}
