/** Each vendor's own list for texts in dollars for a million tokens, kept apart from the house's cards so that a wrong card shows. */
const lists: Record<string, Record<string, [read: number, written: number]>> = {
  openai: { 'gpt-6-luna': [0.1, 0.5], 'gpt-6.1-terra': [1, 5] },
  anthropic: { 'claude-haiku-5-5': [0.1, 0.5], 'claude-sonnet-5-5': [2, 10] },
  google: { 'gemini-3.8-flash': [1.5, 7.5] },
  xai: { 'grok-4.7': [2, 6] },
  mistral: { 'mistral-medium-latest': [1.5, 7.5] },
  cohere: { 'command-r-08-2024': [0.15, 0.6] },
  groq: { 'openai/gpt-oss-120b': [0.15, 0.6] },
  together: { 'openai/gpt-oss-120b': [0.15, 0.6] },
  deepseek: { 'deepseek-flash': [0.15, 0.6] },
  huggingface: { 'openai/gpt-oss-120b': [0.25, 0.75] },
}

/** By the tokens that were read and written; whose own machine it is takes nothing. */
export function billText(vendor: string, model: string, tokens: { input: number; output: number }): number {
  if (vendor === 'ollama') return 0
  const [read, written] = lists[vendor]?.[model] ?? [Number.NaN, Number.NaN]
  return Math.ceil(tokens.input * read + tokens.output * written)
}
