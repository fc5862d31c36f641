import { textModel } from './text-model.ts'

export const gpt61Terra = textModel({
  id: 'gpt-6.1-terra',
  label: 'GPT-6.1 terra',
  maker: 'OpenAI',
  summary: 'Writes scripts and shot lists with a plan behind them.',
  provider: 'openai',
  model: 'gpt-6.1-terra',
  usd: { input: 1, output: 5 },
  source: { url: 'https://platform.openai.com/docs/pricing', checkedAt: '2026-11-21' },
})
