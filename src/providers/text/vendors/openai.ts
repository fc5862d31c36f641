import { bearer, type TextDefinition } from '../definition.ts'

export const openai: TextDefinition = {
  id: 'openai',
  label: 'OpenAI',
  keysUrl: 'https://platform.openai.com/api-keys',
  keyVariable: 'OPENAI_API_KEY',
  keyExample: 'sk-proj-0123456789abcdef',
  baseUrlVariable: 'OPENAI_BASE_URL',
  origin: 'https://api.openai.com',
  path: '/v1',
  thinks: true,
  keyTest: (key) => ({ path: '/v1/models', headers: bearer(key) }),
  load: async (access) => {
    const { createOpenAI } = await import('@ai-sdk/openai')
    return createOpenAI(access)
  },
}
