import { textModel } from './text-model.ts'

export const deepseekFlash = textModel({
  id: 'deepseek-flash',
  label: 'DeepSeek Flash',
  maker: 'DeepSeek',
  summary: 'Cheap, and strong in Chinese and English.',
  provider: 'deepseek',
  model: 'deepseek-flash',
  usd: { input: 0.15, output: 0.6 },
  source: { url: 'https://api-docs.deepseek.com/quick_start/pricing', checkedAt: '2026-11-21' },
})
