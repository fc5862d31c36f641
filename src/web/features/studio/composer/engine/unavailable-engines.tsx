import { Link } from '@tanstack/react-router'
import type { Engine } from '#catalog/engine.ts'
import type { EngineFit } from '../logic/fits.ts'
import { EngineTile } from './engine-tile.tsx'

/** Engines that would do it if the studio had a key; last, and outside of the list that the keyboard walks. */
export function UnavailableEngines({ fits }: { fits: readonly EngineFit[] }) {
  if (fits.length === 0) return null
  return (
    <section aria-label="Not available here">
      <h2 className="px-2.5 pt-2.5 pb-1 text-11 font-medium text-fg-2">Not available here</h2>
      <ul>
        {fits.map(({ engine, ...fit }) => (
          <li
            key={engine.id}
            className="flex min-h-[46px] items-center gap-2.5 px-2.5 py-1.5 [contain-intrinsic-height:auto_46px] [content-visibility:auto]"
          >
            <EngineTile dim engine={engine} size={30} />
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="font-medium text-fg-3">{engine.label}</span>
              <span className="truncate text-11 font-medium text-fg-3">
                {whyWords(engine, fit.kind === 'unavailable' ? fit.why : 'no-key')}
              </span>
            </span>
            {!engine.draft && fit.kind === 'unavailable' && needsKey.has(fit.why) && (
              <Link
                className="flex-none rounded-1 font-medium text-accent-fg underline-offset-2 hover:underline"
                params={{ section: 'keys' }}
                to="/settings/$section"
              >
                {fit.why === 'no-key' ? 'Add a key' : 'See the key'}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Why = Extract<EngineFit, { kind: 'unavailable' }>['why']

const needsKey: ReadonlySet<Why> = new Set(['no-key', 'key-broken'])

function whyWords(engine: Engine, why: Why): string {
  if (engine.draft && why !== 'lacks-parts') return 'Does not run on this machine now'
  const words: Record<Why, string> = {
    'no-key': `Needs a key of ${engine.routes.map(({ provider }) => provider).join(' or ')}`,
    'key-broken': 'Your key for its provider does not work',
    'not-answering': 'Its provider is not answering now',
    'lacks-parts': `Needs an ffmpeg with ${engine.needs?.join(' and ') ?? 'more'}`,
    'no-price': 'Has no price here yet',
  }
  return words[why]
}
