import type { Engine, ModeCard } from '#catalog/engine.ts'
import { engines } from '#catalog/engines.ts'
import { vendorCost } from '#catalog/price-rule.ts'
import { exampleRequest } from '#catalog/public.ts'
import { Mode } from '#contract/generation.ts'
import { formatUsd, type MicroUsd } from '#kernel/money.ts'
import { code, page, table } from './markdown.ts'
import { modeName } from './mode-names.ts'

export function enginePage(): string {
  const rows = engines.map((engine) => [
    code(engine.id),
    engine.maker,
    Object.keys(engine.modes).map(modeName).join(', '),
    lengths(engine),
    resolutions(engine),
    engine.draft ? 'this machine' : [...new Set(engine.routes.map(({ provider }) => provider))].join(', '),
    price(engine),
    priceSource(engine),
  ])
  const [local, hosted] = [engines.filter(({ draft }) => draft), engines.filter(({ draft }) => !draft)]
  return page(
    '# Engines',
    `${local.length} engines run on this machine: free, always there, and the same again for the same seed on the same ` +
      `machine. They draw and synthesise; they are drafts and say so. ${hosted.length} are hosted and need a key of their provider.`,
    table(
      ['id', 'maker', 'does', 'length', 'resolution', 'served by', 'the vendor takes', 'price read'],
      rows,
    ),
    '**The vendor takes** what its own tariff says for the first thing that the engine does, with the defaults and a hundred ' +
      'characters of prompt; a file that is worked on is five seconds long. The credits that a take costs here are in its quote. An engine whose price is unknown ' +
      'cannot be picked until a rate card says it. What each provider can do is in [providers](../operator/providers.md).',
    '`engineId: "auto"` takes the hosted engine that costs the least for what is asked and has a key here; without one, the ' +
      'draft engine. `GET /api/v1/engines` tells the same with every limit, price example and whether it is available now.',
  )
}

const dollars = (microUsd: MicroUsd): string => `$${formatUsd(microUsd)}`

const cards = (engine: Engine): ModeCard[] => Object.values(engine.modes)

function lengths(engine: Engine): string {
  const texts = cards(engine).map(({ durations }) => {
    if (durations === undefined) return ''
    return 'values' in durations
      ? `${durations.values.join(', ')} s`
      : `${durations.min} to ${durations.max} s`
  })
  return [...new Set(texts)].filter((text) => text !== '').join('; ')
}

const resolutions = (engine: Engine): string =>
  [...new Set(cards(engine).flatMap((card) => card.resolutions ?? []))].join(', ')

function price({ draft, price: { cost }, modes }: Engine): string {
  if (draft) return 'nothing'
  if (cost?.per === 'token') {
    const { input, output } = cost.microUsdPerMillion
    return `${dollars(input)} read, ${dollars(output)} written, a million tokens`
  }
  const [mode, card] = Object.entries(modes)[0] ?? []
  const known = Mode.safeParse(mode)
  const request = card && known.success ? exampleRequest(known.data, card) : null
  const microUsd = request && vendorCost(cost, request)
  if (request === null || microUsd === null) return 'unknown'
  const { resolution, durationSeconds, mediaSeconds, audio } = request
  const seconds = durationSeconds ?? mediaSeconds
  const facts = [
    resolution,
    seconds === null ? null : `${seconds} s`,
    card?.audio === 'optional' ? (audio ? 'with sound' : 'silent') : null,
  ].filter((fact) => fact !== null)
  return facts.length === 0 ? dollars(microUsd) : `${dollars(microUsd)} for ${facts.join(', ')}`
}

const priceSource = ({ price: { source } }: Engine): string =>
  source === null ? '' : `[${source.checkedAt}](${source.url})`
