import type { RemoteVendor } from '../../spec/vendor.ts'
import { createVertex } from './provider.ts'

export const vertex: RemoteVendor = {
  id: 'vertex',
  label: 'Vertex AI',
  keysUrl: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
  keyVariable: 'VERTEX_SERVICE_ACCOUNT',
  keyExample: 'base64-of-the-service-accounts-key-file',
  maxKeyChars: 4_000,
  baseUrlVariable: 'VERTEX_BASE_URL',
  open: createVertex,
}
