import type { TextDefinition } from '../definition.ts'

export const anthropic: TextDefinition = {
  id: 'anthropic',
  label: 'Anthropic',
  keysUrl: 'https://console.anthropic.com/settings/keys',
  keyVariable: 'ANTHROPIC_API_KEY',
  keyExample: 'sk-ant-0123456789abcdef',
  baseUrlVariable: 'ANTHROPIC_BASE_URL',
  origin: 'https://api.anthropic.com',
  path: '/v1',
  keyTest: (key) => ({
    path: '/v1/models?limit=1',
    headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
  }),
  load: async (access) => {
    const { createAnthropic } = await import('@ai-sdk/anthropic')
    return createAnthropic(access)
  },
}
