import type { RemoteVendor } from '../spec/vendor.ts'
import { createKling } from './provider.ts'

/** Pictures travel in the POST, which takes its time. */
const submitTimeoutMs = 60_000

export const kling: RemoteVendor = {
  id: 'kling',
  label: 'Kling',
  keysUrl: 'https://kling.ai/dev/api-key',
  keyVariable: 'KLING_API_KEY',
  keyExample: 'your-key-or-access-key:secret-key',
  baseUrlVariable: 'KLING_BASE_URL',
  open: (access) => createKling({ ...access, submitTimeoutMs }),
}
