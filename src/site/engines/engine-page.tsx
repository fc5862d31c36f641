import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { Engine } from '#catalog/engine.ts'
import { findEngine } from '#catalog/engines.ts'
import { isRetired } from '#catalog/retirement.ts'
import { origin } from '../robots.ts'
import { abilities, guessOf } from './abilities.ts'
import { CodeExample } from './code-example.tsx'
import { Costs } from './costs.tsx'
import { type SiteFacts, statusOf } from './facts.ts'
import { HealthCard } from './health.tsx'
import { NextToOthers } from './next-to-others.tsx'
import { Page } from './page.tsx'
import { priceFrom } from './prices.ts'

export function EnginePage({ engine, facts }: { engine: Engine; facts: SiteFacts }) {
  const { id, label, summary, maker, draft, deprecatedAt } = engine
  const status = statusOf(facts, id)
  const price = priceFrom(engine, facts.rateCard)
  const successor = engine.replacedBy === undefined ? undefined : findEngine(engine.replacedBy)
  const head = {
    path: `/engines/${id}`,
    title: `${label} in Dailies: limits, price, speed`,
    description: `${summary} ${price === 'Free' ? 'Free' : `From ${price} a take`}; every limit, what it costs and how it does now.`,
    data: {
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: label,
      brand: { '@type': 'Brand', name: maker },
      description: summary,
      url: `${origin}/engines/${id}`,
    },
  }
  return (
    <Page head={head}>
      <a className="back" href="/engines">
        <ArrowLeft aria-hidden="true" />
        All engines
      </a>
      <div className="top">
        <div>
          <h1>{label}</h1>
          <p className="summary">{summary}</p>
          {deprecatedAt !== undefined && (
            <p className="retired">
              {isRetired(engine, facts.today) ? `Retired on ${deprecatedAt}.` : `Retires on ${deprecatedAt}.`}{' '}
              {successor && (
                <>
                  <a href={`/engines/${successor.id}`}>{successor.label}</a> takes its shots and drafts over.
                </>
              )}
            </p>
          )}
          <div className="actions">
            <a
              className="button large primary"
              href={`/try/${successor && isRetired(engine, facts.today) ? successor.id : id}`}
            >
              Shoot with {successor && isRetired(engine, facts.today) ? successor.label : label}
            </a>
            {!draft && (
              <a className="button large" href="/try/draft-video">
                Draft it free first
              </a>
            )}
          </div>
        </div>
        {status && <HealthCard status={status} guess={guessOf(engine)} />}
      </div>
      <div className="pair">
        <section aria-labelledby="does">
          <h2 id="does">What it does</h2>
          <dl className="lines">
            {abilities(engine, facts.providers).map(([name, words]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          {engine.source && (
            <p className="note">
              From <a href={engine.source.url}>{new URL(engine.source.url).hostname}</a>, read on{' '}
              {engine.source.checkedAt}.
            </p>
          )}
        </section>
        <Costs engine={engine} facts={facts} />
      </div>
      <NextToOthers engine={engine} facts={facts} />
      <section className="code" aria-labelledby="code">
        <div>
          <h2 id="code">From code</h2>
          <p>
            The same engine, price and wallet by the API. You say what it may cost at most; nothing costs
            more.
          </p>
          <a className="link" href="/docs/api">
            API reference
            <ArrowRight aria-hidden="true" />
          </a>
        </div>
        <CodeExample engine={engine} rateCard={facts.rateCard} />
      </section>
    </Page>
  )
}
