import { textModel } from './text-model.ts'

export const commandR = textModel({
  id: 'command-r',
  label: 'Command R',
  maker: 'Cohere',
  summary: 'Plain and obedient; keeps to a format.',
  provider: 'cohere',
  model: 'command-r-08-2024',
  usd: { input: 0.15, output: 0.6 },
  source: { url: 'https://cohere.com/pricing', checkedAt: '2026-11-21' },
})
