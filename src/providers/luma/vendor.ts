import type { RemoteVendor } from '../spec/vendor.ts'
import { createLuma } from './provider.ts'

export const luma: RemoteVendor = {
  id: 'luma',
  label: 'Luma',
  keysUrl: 'https://platform.lumalabs.ai',
  keyVariable: 'LUMA_AGENTS_API_KEY',
  keyExample: 'luma-api-your-key',
  baseUrlVariable: 'LUMA_BASE_URL',
  open: createLuma,
}
