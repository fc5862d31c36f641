import { textModel } from './text-model.ts'

export const claudeSonnet55 = textModel({
  id: 'claude-sonnet-5.5',
  label: 'Claude Sonnet 5.5',
  maker: 'Anthropic',
  summary: 'Dialogue and scripts with care for tone.',
  provider: 'anthropic',
  model: 'claude-sonnet-5-5',
  usd: { input: 2, output: 10 },
  source: { url: 'https://claude.com/pricing', checkedAt: '2026-11-21' },
})
