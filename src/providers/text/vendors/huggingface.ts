import { bearer, type TextDefinition } from '../definition.ts'

export const huggingface: TextDefinition = {
  id: 'huggingface',
  label: 'Hugging Face',
  keysUrl: 'https://huggingface.co/settings/tokens',
  keyVariable: 'HUGGINGFACE_API_KEY',
  keyExample: 'hf_0123456789abcdef',
  baseUrlVariable: 'HUGGINGFACE_BASE_URL',
  origin: 'https://router.huggingface.co',
  path: '/v1',
  keyTest: (key) => ({
    // Its list of models is public; only the account's own page asks for the key.
    origin: 'https://huggingface.co',
    path: '/api/whoami-v2',
    headers: bearer(key),
  }),
  load: async (access) => {
    const { createHuggingFace } = await import('@ai-sdk/huggingface')
    return createHuggingFace(access)
  },
}
