import { textModel } from './text-model.ts'

export const grok47 = textModel({
  id: 'grok-4.7',
  label: 'Grok 4.7',
  maker: 'xAI',
  summary: 'Direct, with humour; good for captions that bite.',
  provider: 'xai',
  model: 'grok-4.7',
  usd: { input: 2, output: 6 },
  source: { url: 'https://docs.x.ai/docs/models', checkedAt: '2026-11-21' },
})
