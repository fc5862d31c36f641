import { textModel } from './text-model.ts'

export const groqGptOss120b = textModel({
  id: 'groq-gpt-oss-120b',
  label: 'gpt-oss 120B on Groq',
  maker: 'OpenAI',
  summary: 'An open model on fast chips: the first words come at once.',
  provider: 'groq',
  model: 'openai/gpt-oss-120b',
  usd: { input: 0.15, output: 0.6 },
  source: { url: 'https://groq.com/pricing', checkedAt: '2026-11-21' },
})
