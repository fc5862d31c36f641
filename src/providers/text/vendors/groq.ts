import { bearer, type TextDefinition } from '../definition.ts'

export const groq: TextDefinition = {
  id: 'groq',
  label: 'Groq',
  keysUrl: 'https://console.groq.com/keys',
  keyVariable: 'GROQ_API_KEY',
  keyExample: 'gsk_0123456789abcdef',
  baseUrlVariable: 'GROQ_BASE_URL',
  origin: 'https://api.groq.com',
  path: '/openai/v1',
  thinks: true,
  keyTest: (key) => ({ path: '/openai/v1/models', headers: bearer(key) }),
  load: async (access) => {
    const { createGroq } = await import('@ai-sdk/groq')
    return createGroq(access)
  },
}
