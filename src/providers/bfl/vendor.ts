import type { RemoteVendor } from '../spec/vendor.ts'
import { createBfl } from './provider.ts'

export const bfl: RemoteVendor = {
  id: 'bfl',
  label: 'Black Forest Labs',
  keysUrl: 'https://dashboard.bfl.ai',
  keyVariable: 'BFL_API_KEY',
  keyExample: 'your-bfl-key',
  baseUrlVariable: 'BFL_BASE_URL',
  open: createBfl,
}
