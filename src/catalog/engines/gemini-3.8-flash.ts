import { textModel } from './text-model.ts'

// The price from January 2027; until then it is half.
export const gemini38Flash = textModel({
  id: 'gemini-3.8-flash',
  label: 'Gemini 3.8 Flash',
  maker: 'Google',
  summary: 'Fast, with a long memory for long scripts.',
  provider: 'google',
  model: 'gemini-3.8-flash',
  usd: { input: 1.5, output: 7.5 },
  source: { url: 'https://ai.google.dev/gemini-api/docs/pricing', checkedAt: '2026-11-21' },
})
