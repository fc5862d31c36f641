import type { RemoteVendor } from '../spec/vendor.ts'
import { createStability } from './provider.ts'

export const stability: RemoteVendor = {
  id: 'stability',
  label: 'Stability AI',
  keysUrl: 'https://platform.stability.ai/account/keys',
  keyVariable: 'STABILITY_API_KEY',
  keyExample: 'sk-your-key',
  baseUrlVariable: 'STABILITY_BASE_URL',
  // The house's time for a POST is for vendors that answer with a ticket.
  open: ({ key, baseUrl }) => createStability({ key, ...(baseUrl === undefined ? {} : { baseUrl }) }),
}
