import { engines } from '#catalog/engines.ts'
import type { RemoteProvider } from '#providers/spec/provider.ts'
import type { RemoteVendor } from '#providers/spec/vendor.ts'
import { vendors } from '../src/entry/vendors.ts'
import { code, page, table } from './markdown.ts'
import { modeName } from './mode-names.ts'

/** What each vendor's adapter can do, read from the adapter itself. */
export function providerPage(): string {
  return page(
    '# Providers',
    'One contract serves them all (`src/providers/spec/provider.ts`), and one suite holds each to it ' +
      '(`src/providers/spec/suite.ts`). A studio has a provider when its key variable is set; a workspace may bring a key ' +
      'of its own. The variables are explained in [configuration](configuration.md), the engines in ' +
      '[engines](../user/engines.md).',
    table(
      ['id', 'provider', 'does', 'key', 'lost reply', 'webhook', 'cancel', 'requests a second', 'at once'],
      vendors.map(rowOf),
    ),
    '**Lost reply**: the connection broke while the vendor took the request, and nothing is ever posted a second time by ' +
      'itself. “asked” means that the vendor knows our mark and is asked for it, where its interface for the engine has one; ' +
      '“by webhook” that its signed call brings the take after all, free for whoever asked; “credits back” that ' +
      'nobody can know, so the credits go back and the operator sees what the vendor may have billed.',
    '**Webhook**: the vendor signs its calls, so that a finished take is fetched at once; without one the vendor is asked in ' +
      'turns. **Requests a second** and **at once** are those of the vendor’s first tier, for one key over all processes. ' +
      'The owner of a studio on a higher tier sets its own under Settings, Engines.',
  )
}

function rowOf(vendor: RemoteVendor): string[] {
  const provider = vendor.open({ key: 'not-a-key', submitTimeoutMs: 10_000 })
  return [
    code(vendor.id),
    `[${vendor.label}](${vendor.keysUrl})`,
    modesOf(vendor.id),
    code(vendor.keyless ? vendor.baseUrlVariable : vendor.keyVariable),
    lostReply(provider),
    provider.parseWebhook ? 'signed' : '',
    provider.cancel ? 'yes' : '',
    String(provider.requestsPerSecond),
    provider.concurrency === undefined ? '' : String(provider.concurrency),
  ]
}

function modesOf(id: string): string {
  const served = engines.filter(({ routes }) => routes.some(({ provider }) => provider === id))
  return [...new Set(served.flatMap(({ modes }) => Object.keys(modes).map(modeName)))].join(', ')
}

function lostReply({ recover, adopt, parseWebhook }: RemoteProvider): string {
  const ways = [recover ? 'asked' : null, adopt && parseWebhook ? 'by webhook' : null]
  return ways.filter((way) => way !== null).join(', ') || 'credits back'
}
