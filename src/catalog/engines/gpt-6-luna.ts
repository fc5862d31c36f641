import { textModel } from './text-model.ts'

export const gpt6Luna = textModel({
  id: 'gpt-6-luna',
  label: 'GPT-6 luna',
  maker: 'OpenAI',
  summary: 'Quick and cheap; good at prompts, titles and captions.',
  provider: 'openai',
  model: 'gpt-6-luna',
  usd: { input: 0.1, output: 0.5 },
  source: { url: 'https://platform.openai.com/docs/pricing', checkedAt: '2026-11-21' },
})
