import { parseArgs } from 'node:util'
import { engines } from '#catalog/engines.ts'
import { checkPrices, endpointsOf, type PriceCheck } from '#catalog/price-drift.ts'
import { defineErrors } from '#kernel/errors.ts'
import { falPrices } from '#providers/fal/prices.ts'
import { type Environment, parseConfig } from './config.ts'

const PricesErrors = defineErrors({
  no_key: { status: 400, title: 'There is no key to ask with.' },
})

/** `dailies prices`: holds the cards against what fal asks now; exit code 1 when one has drifted. */
export async function run(args: string[], environment: Environment): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const access = parseConfig(environment).vendors.find(({ vendor }) => vendor.id === 'fal')
  if (!access?.apiKey) {
    throw PricesErrors.no_key({
      detail: 'fal tells its prices to who has a key.',
      nextSteps: [{ action: 'set_key', label: 'Set FAL_KEY' }],
    })
  }
  const options = { key: access.apiKey, ...(access.baseUrl === null ? {} : { baseUrl: access.baseUrl }) }
  const list = await falPrices(options, endpointsOf(engines, 'fal'), AbortSignal.timeout(60_000))
  const checks = checkPrices(engines, 'fal', list)
  const drifted = checks.filter(({ state }) => state === 'drift')
  if (values.json) console.log(JSON.stringify({ ok: drifted.length === 0, checks }, null, 2))
  else {
    for (const check of checks.filter(({ state }) => state !== 'same')) console.log(wordsOf(check))
    const same = checks.filter(({ state }) => state === 'same').length
    console.log(`${same} of ${checks.length} prices are as fal’s list has them.`)
  }
  return drifted.length === 0 ? 0 : 1
}

function wordsOf({ engineId, endpoint, card, live, state }: PriceCheck): string {
  const asks = live === null ? '' : `fal asks $${live.usd} a ${live.unit}`
  switch (state) {
    case 'drift':
      return `${engineId}: ${asks}, the card knows ${card.map((usd) => `$${usd}`).join(', ')} (${endpoint})`
    case 'unpriced':
      return `${engineId}: ${asks}, the card has no price (${endpoint})`
    default:
      return `${engineId}: fal’s list does not name ${endpoint}`
  }
}
