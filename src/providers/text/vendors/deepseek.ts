import { bearer, type TextDefinition } from '../definition.ts'

export const deepseek: TextDefinition = {
  id: 'deepseek',
  label: 'DeepSeek',
  keysUrl: 'https://platform.deepseek.com/api_keys',
  keyVariable: 'DEEPSEEK_API_KEY',
  keyExample: 'sk-0123456789abcdef',
  baseUrlVariable: 'DEEPSEEK_BASE_URL',
  origin: 'https://api.deepseek.com',
  path: '',
  keyTest: (key) => ({ path: '/models', headers: bearer(key) }),
  load: async (access) => {
    const { createDeepSeek } = await import('@ai-sdk/deepseek')
    return createDeepSeek(access)
  },
}
