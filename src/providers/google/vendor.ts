import type { RemoteVendor } from '../spec/vendor.ts'
import { createGoogle } from './provider.ts'

export const google: RemoteVendor = {
  id: 'google',
  label: 'Google',
  keysUrl: 'https://aistudio.google.com/apikey',
  keyVariable: 'GOOGLE_GENERATIVE_AI_API_KEY',
  keyExample: 'AIza0123456789abcdef',
  baseUrlVariable: 'GOOGLE_BASE_URL',
  // Its own patience: a picture comes in the reply, and takes longer than a place in a queue.
  open: ({ key, baseUrl }) => createGoogle({ key, ...(baseUrl === undefined ? {} : { baseUrl }) }),
}
