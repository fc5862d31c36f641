import { expect, test, vi } from 'vitest'
import { ProviderError } from '#providers/spec/provider.ts'
import { openCatalogue } from './catalogue.ts'
import type { VoiceDeps } from './deps.ts'

const away = new ProviderError({ kind: 'unavailable', detail: 'Away.', retry: true, billed: false }, 'no')

/** A studio with one vendor of voices, which fails or has none. */
function desk(list: () => Promise<never[]>) {
  const deps: VoiceDeps = Object({
    db: { select: () => ({ from: () => ({ where: async () => [] }) }) },
    calls: { call: (_key: unknown, ask: () => Promise<unknown>) => ask(), admit: async () => {} },
    gateway: { provider: async () => ({ voices: { list } }) },
    health: async () => ({ providers: new Set(['elevenlabs']) }),
    labelOf: (id: string) => id,
    local: { voices: async () => [] },
  })
  return openCatalogue(deps)
}

test.each([
  ['answers', async () => []],
  ['is away', () => Promise.reject(away)],
] as const)(
  'a vendor that %s is asked once by those who ask at once, and left alone for a while',
  async (_, list) => {
    const asked = vi.fn<() => Promise<never[]>>(list)
    const catalogue = desk(asked)
    await Promise.all([catalogue.read('ws_1'), catalogue.read('ws_2')])
    await catalogue.read('ws_1')
    expect(asked).toHaveBeenCalledTimes(1)
    catalogue.forget('elevenlabs', 'ws_1')
    await catalogue.read('ws_1')
    expect(asked).toHaveBeenCalledTimes(2)
  },
)
