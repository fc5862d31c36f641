import type { RemoteVendor } from '../spec/vendor.ts'
import { createReplicate } from './provider.ts'

export const replicate: RemoteVendor = {
  id: 'replicate',
  label: 'Replicate',
  keysUrl: 'https://replicate.com/account/api-tokens',
  keyVariable: 'REPLICATE_API_TOKEN',
  keyExample: 'r8_your-token',
  baseUrlVariable: 'REPLICATE_BASE_URL',
  open: createReplicate,
}
