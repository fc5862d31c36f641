import { textModel } from './text-model.ts'

export const mistralMedium = textModel({
  id: 'mistral-medium',
  label: 'Mistral Medium',
  maker: 'Mistral',
  summary: 'Made in Europe; strong in French, German and Spanish.',
  provider: 'mistral',
  model: 'mistral-medium-latest',
  usd: { input: 1.5, output: 7.5 },
  source: { url: 'https://mistral.ai/pricing', checkedAt: '2026-11-21' },
})
