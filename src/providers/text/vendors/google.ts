import type { TextDefinition } from '../definition.ts'

export const google: TextDefinition = {
  id: 'google',
  label: 'Google',
  keysUrl: 'https://aistudio.google.com/apikey',
  keyVariable: 'GOOGLE_GENERATIVE_AI_API_KEY',
  keyExample: 'AIza0123456789abcdef',
  baseUrlVariable: 'GOOGLE_BASE_URL',
  origin: 'https://generativelanguage.googleapis.com',
  path: '/v1beta',
  thinks: true,
  keyTest: (key) => ({ path: '/v1beta/models?pageSize=1', headers: { 'x-goog-api-key': key } }),
  load: async (access) => {
    const { createGoogle } = await import('@ai-sdk/google')
    return createGoogle(access)
  },
}
