import type { RemoteVendor } from '../spec/vendor.ts'
import { createMinimax } from './provider.ts'

export const minimax: RemoteVendor = {
  id: 'minimax',
  label: 'MiniMax',
  keysUrl: 'https://platform.minimax.io/user-center/basic-information/interface-key',
  keyVariable: 'MINIMAX_API_KEY',
  keyExample: 'your-minimax-key',
  baseUrlVariable: 'MINIMAX_BASE_URL',
  // The house's time for a POST is for vendors that answer with a ticket.
  open: ({ key, baseUrl }) => createMinimax({ key, ...(baseUrl === undefined ? {} : { baseUrl }) }),
}
