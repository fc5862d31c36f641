import { textModel } from './text-model.ts'

// What the dearest of its hosts takes; the router adds nothing.
export const hfGptOss120b = textModel({
  id: 'hf-gpt-oss-120b',
  label: 'gpt-oss 120B on Hugging Face',
  maker: 'OpenAI',
  summary: 'An open model; Hugging Face picks who runs it.',
  provider: 'huggingface',
  model: 'openai/gpt-oss-120b',
  usd: { input: 0.25, output: 0.75 },
  source: { url: 'https://huggingface.co/docs/inference-providers/pricing', checkedAt: '2026-11-21' },
})
