import { pino } from 'pino'
import { engines } from '#catalog/engines.ts'
import type { GenerationDeps } from '#features/generations/deps.ts'
import { startQuote } from '#features/generations/start.ts'
import type { Machine } from '#jobs/machine.ts'
import { runUnit } from '#jobs/unit.ts'
import type { Storage } from '#storage/storage.ts'

/** The generations feature as these tests need it: it quotes and starts, and never speaks to a vendor itself. */
export const generationDeps = (
  machine: Machine,
  storage: Storage,
  providers: readonly string[] = ['fal'],
): GenerationDeps => ({
  machine,
  storage,
  hub: { async *subscribe() {}, close: async () => {} },
  gateway: {
    provider: () => Promise.reject(new Error('Only workers speak to vendors')),
    webhookUrl: () => null,
  },
  log: pino({ level: 'silent' }),
  inlineProviders: new Set(['local']),
  engines: async () => engines,
  health: async () => ({ providers: new Set(providers), failing: new Set() }),
  pictures: { refuseUnsafe: async () => {} },
  settings: async () => ({ whoPaysModerated: 'house' }),
})

/** What `POST /generations` does with a quote. Returns the first job's id. */
export async function startJob(deps: GenerationDeps, workspaceId: string, quoteId: string): Promise<string> {
  const options = { onLimit: 'queue', priority: 0, rerunOf: null } as const
  const [id] = await runUnit(deps.machine, (unit) =>
    startQuote(deps, unit, { workspaceId, userId: null }, quoteId, options),
  )
  return id ?? ''
}
