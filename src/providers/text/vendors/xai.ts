import { bearer, type TextDefinition } from '../definition.ts'

export const xai: TextDefinition = {
  id: 'xai',
  label: 'xAI',
  keysUrl: 'https://console.x.ai/',
  keyVariable: 'XAI_API_KEY',
  keyExample: 'xai-0123456789abcdef',
  baseUrlVariable: 'XAI_BASE_URL',
  origin: 'https://api.x.ai',
  path: '/v1',
  keyTest: (key) => ({ path: '/v1/models', headers: bearer(key) }),
  load: async (access) => {
    const { createXai } = await import('@ai-sdk/xai')
    return createXai(access)
  },
}
