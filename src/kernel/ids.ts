/** Every id is `<prefix>_<26 characters>`: 48 bits of time, 80 of chance, in Crockford's base 32, so ids sort by age. */
export const idPrefixes = {
  workspace: 'ws',
  project: 'prj',
  shot: 'sht',
  quote: 'qte',
  group: 'grp',
  job: 'job',
  step: 'stp',
  operation: 'op',
  providerKey: 'key',
  asset: 'ast',
  voice: 'voc',
  workflow: 'wfl',
  reference: 'ref',
  consent: 'cns',
  account: 'acc',
  transfer: 'txn',
  hold: 'hld',
  holdLine: 'hln',
} as const

export type IdKind = keyof typeof idPrefixes
export type Id<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export function newId<K extends IdKind>(kind: K, now: number = Date.now()): Id<K> {
  let body = ''
  let time = now
  for (let i = 0; i < 10; i++) {
    body = alphabet[time % 32] + body
    time = Math.floor(time / 32)
  }
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) body += alphabet[byte & 31]
  return `${idPrefixes[kind]}_${body}`
}

export function isId<K extends IdKind>(kind: K, value: string): value is Id<K> {
  const prefix = `${idPrefixes[kind]}_`
  return value.startsWith(prefix) && /^[0-9a-hjkmnp-tv-z]{26}$/.test(value.slice(prefix.length))
}
