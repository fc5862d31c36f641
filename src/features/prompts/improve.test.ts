import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { findEngine } from '#catalog/engines.ts'
import { ImproveInput } from '#contract/prompt.ts'
import type { LiveCalls } from '#jobs/live-call.ts'
import { ProviderError, type RemoteProvider } from '#providers/spec/provider.ts'
import { type ImproveDeps, improve, targetOf } from './improve.ts'

const wish = ImproveInput.parse({ prompt: 'A fox in the snow', mode: 't2v' })
const model = findEngine('groq-gpt-oss-120b') ?? null

const write: RemoteProvider['write'] = async (_request, onText) => {
  onText('Wide shot. ')
  await sleep(1)
  throw new ProviderError({ kind: 'timeout', detail: 'Too slow.', retry: true, billed: false }, 'maybe')
}
const deps: ImproveDeps = {
  // Nothing limits this test.
  calls: { call: (_key, asked) => asked() } as LiveCalls,
  gateway: {
    provider: async () => ({ write }) as RemoteProvider,
    webhookUrl: () => null,
  },
  health: async () => ({ providers: new Set(['groq']) }),
  log: pino({ level: 'silent' }),
}
const begun = () =>
  improve(deps, 'ws', wish, targetOf(wish), { model, instructions: '' }, AbortSignal.timeout(5_000))

test('a model that fails while a slow reader holds its last piece, or after he left, harms nobody', async () => {
  const failures: unknown[] = []
  const heard = (error: unknown) => failures.push(error)
  process.on('unhandledRejection', heard)
  const slow = begun()
  await slow.next()
  expect((await slow.next()).value).toEqual({ type: 'text', data: { text: 'Wide shot. ' } })
  await sleep(20)
  expect((await slow.next()).value).toMatchObject({ type: 'source', data: { by: 'rules' } })
  await slow.return(undefined)
  const left = begun()
  await left.next()
  await left.next()
  await left.return(undefined)
  await sleep(20)
  process.off('unhandledRejection', heard)
  expect(failures).toEqual([])
})
