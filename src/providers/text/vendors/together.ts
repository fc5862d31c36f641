import { bearer, type TextDefinition } from '../definition.ts'

export const together: TextDefinition = {
  id: 'together',
  label: 'Together',
  keysUrl: 'https://api.together.ai/settings/api-keys',
  keyVariable: 'TOGETHER_API_KEY',
  keyExample: '0123456789abcdef0123456789abcdef',
  baseUrlVariable: 'TOGETHER_BASE_URL',
  origin: 'https://api.together.xyz',
  path: '/v1',
  keyTest: (key) => ({ path: '/v1/models', headers: bearer(key) }),
  load: async (access) => {
    const { createTogetherAI } = await import('@ai-sdk/togetherai')
    return createTogetherAI(access)
  },
}
