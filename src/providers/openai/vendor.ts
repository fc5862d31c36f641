import type { RemoteVendor } from '../spec/vendor.ts'
import { createOpenAi } from './provider.ts'

export const openai: RemoteVendor = {
  id: 'openai',
  label: 'OpenAI',
  keysUrl: 'https://platform.openai.com/api-keys',
  keyVariable: 'OPENAI_API_KEY',
  keyExample: 'sk-proj-0123456789abcdef',
  baseUrlVariable: 'OPENAI_BASE_URL',
  // The house's time for a POST is for vendors that answer with a ticket.
  open: ({ key, baseUrl }) => createOpenAi({ key, ...(baseUrl === undefined ? {} : { baseUrl }) }),
}
