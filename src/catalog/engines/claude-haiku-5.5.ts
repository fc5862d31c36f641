import { textModel } from './text-model.ts'

export const claudeHaiku55 = textModel({
  id: 'claude-haiku-5.5',
  label: 'Claude Haiku 5.5',
  maker: 'Anthropic',
  summary: 'Quick and cheap, in a natural voice.',
  provider: 'anthropic',
  model: 'claude-haiku-5-5',
  usd: { input: 0.1, output: 0.5 },
  source: { url: 'https://claude.com/pricing', checkedAt: '2026-11-21' },
})
