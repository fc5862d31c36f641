/** Limits: the types of OpenAI's own client, release 7.59.0. Prices: its list and the calculator in its guide. */
export const openaiSource = {
  source: { url: 'https://github.com/openai/openai-node', checkedAt: '2026-11-27' },
  priceSource: { url: 'https://developers.openai.com/api/docs/pricing', checkedAt: '2026-10-08' },
}
