import { bearer, type TextDefinition } from '../definition.ts'

export const cohere: TextDefinition = {
  id: 'cohere',
  label: 'Cohere',
  keysUrl: 'https://dashboard.cohere.com/api-keys',
  keyVariable: 'COHERE_API_KEY',
  keyExample: '0123456789abcdef0123456789abcdef',
  baseUrlVariable: 'COHERE_BASE_URL',
  origin: 'https://api.cohere.com',
  path: '/v2',
  keyTest: (key) => ({ path: '/v1/models?page_size=1', headers: bearer(key) }),
  load: async (access) => {
    const { createCohere } = await import('@ai-sdk/cohere')
    return createCohere(access)
  },
}
