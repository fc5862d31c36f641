import type { RemoteVendor } from '../spec/vendor.ts'
import { createRunway } from './provider.ts'

export const runway: RemoteVendor = {
  id: 'runway',
  label: 'Runway',
  keysUrl: 'https://dev.runwayml.com/',
  keyVariable: 'RUNWAY_API_KEY',
  keyExample: 'key_0123456789abcdef',
  baseUrlVariable: 'RUNWAY_BASE_URL',
  open: createRunway,
}
