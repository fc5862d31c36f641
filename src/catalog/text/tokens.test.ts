import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findEngine } from '../engines.ts'
import { pickTextEngine } from './pick.ts'
import { estimateTokens, tokensOf } from './tokens.ts'

test('about four letters a token; other scripts count by the letter; more text is never fewer tokens', () => {
  expect(estimateTokens('')).toBe(0)
  expect(estimateTokens('The lighthouse keeper lights the lamp.')).toBe(11)
  expect(estimateTokens('灯台守が灯をともす')).toBe(9)
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(estimateTokens(a + b)).toBeGreaterThanOrEqual(estimateTokens(a))
    }),
  )
})

test('the task and the own instructions are read too', () => {
  const plain = tokensOf({ prompt: 'A fox', options: { task: 'script', maxTokens: 900 } })
  expect(plain.output).toBe(900)
  const more = tokensOf({ prompt: 'A fox', options: { task: 'script', instructions: 'In rhymes, please.' } })
  expect(more.input).toBeGreaterThan(plain.input)
})

test('help comes from the chosen model, else from the cheapest that has a key', () => {
  const health = { providers: new Set(['openai', 'anthropic', 'fal']) }
  expect(pickTextEngine(health, null)?.modes.text).toBeDefined()
  expect(findEngine('gpt-6-luna')?.price.cost).toEqual(findEngine('claude-haiku-5.5')?.price.cost)
  expect(['gpt-6-luna', 'claude-haiku-5.5']).toContain(pickTextEngine(health, null)?.id)
  expect(pickTextEngine(health, 'claude-sonnet-5.5')?.id).toBe('claude-sonnet-5.5')
  expect(pickTextEngine(health, 'grok-4.7')?.id).not.toBe('grok-4.7')
  expect(pickTextEngine({ providers: new Set(['fal']) }, null)).toBeNull()
})
