import { bearer, type TextDefinition } from '../definition.ts'

export const mistral: TextDefinition = {
  id: 'mistral',
  label: 'Mistral',
  keysUrl: 'https://console.mistral.ai/api-keys',
  keyVariable: 'MISTRAL_API_KEY',
  keyExample: '0123456789abcdef0123456789abcdef',
  baseUrlVariable: 'MISTRAL_BASE_URL',
  origin: 'https://api.mistral.ai',
  path: '/v1',
  keyTest: (key) => ({ path: '/v1/models', headers: bearer(key) }),
  load: async (access) => {
    const { createMistral } = await import('@ai-sdk/mistral')
    return createMistral(access)
  },
}
