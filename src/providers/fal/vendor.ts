import type { RemoteVendor } from '../spec/vendor.ts'
import { createFal } from './provider.ts'

export const fal: RemoteVendor = {
  id: 'fal',
  label: 'fal.ai',
  keysUrl: 'https://fal.ai/dashboard/keys',
  keyVariable: 'FAL_KEY',
  keyExample: 'key-id:key-secret',
  baseUrlVariable: 'FAL_BASE_URL',
  open: createFal,
}
