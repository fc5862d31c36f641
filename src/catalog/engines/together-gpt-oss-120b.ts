import { textModel } from './text-model.ts'

export const togetherGptOss120b = textModel({
  id: 'together-gpt-oss-120b',
  label: 'gpt-oss 120B on Together',
  maker: 'OpenAI',
  summary: 'An open model, hosted by Together.',
  provider: 'together',
  model: 'openai/gpt-oss-120b',
  usd: { input: 0.15, output: 0.6 },
  source: { url: 'https://www.together.ai/pricing', checkedAt: '2026-11-21' },
})
