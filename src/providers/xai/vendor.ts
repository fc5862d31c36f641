import type { RemoteVendor } from '../spec/vendor.ts'
import { createXai } from './provider.ts'

export const xai: RemoteVendor = {
  id: 'xai',
  label: 'xAI',
  keysUrl: 'https://console.x.ai/',
  keyVariable: 'XAI_API_KEY',
  keyExample: 'xai-0123456789abcdef',
  baseUrlVariable: 'XAI_BASE_URL',
  // The house's time for a POST is for vendors that answer with a ticket.
  open: ({ key, baseUrl }) => createXai({ key, ...(baseUrl === undefined ? {} : { baseUrl }) }),
}
