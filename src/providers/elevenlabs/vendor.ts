import type { RemoteVendor } from '../spec/vendor.ts'
import { createElevenLabs } from './provider.ts'

export const elevenlabs: RemoteVendor = {
  id: 'elevenlabs',
  label: 'ElevenLabs',
  keysUrl: 'https://elevenlabs.io/app/settings/api-keys',
  keyVariable: 'ELEVENLABS_API_KEY',
  keyExample: 'sk_your-key',
  baseUrlVariable: 'ELEVENLABS_BASE_URL',
  // The house's time for a POST is for vendors that answer with a ticket.
  open: ({ key, baseUrl }) => createElevenLabs({ key, ...(baseUrl === undefined ? {} : { baseUrl }) }),
}
