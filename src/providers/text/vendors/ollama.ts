import { bearer, type TextDefinition } from '../definition.ts'

export const ollama: TextDefinition = {
  id: 'ollama',
  label: 'Ollama',
  keysUrl: 'https://docs.ollama.com/',
  keyVariable: 'OLLAMA_API_KEY',
  keyExample: 'any text',
  baseUrlVariable: 'OLLAMA_BASE_URL',
  keyless: true,
  origin: 'http://127.0.0.1:11434',
  path: '/v1',
  keyTest: (key) => ({ path: '/v1/models', headers: bearer(key) }),
  load: async (access) => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
    return createOpenAICompatible({ ...access, name: 'ollama', includeUsage: true })
  },
}
