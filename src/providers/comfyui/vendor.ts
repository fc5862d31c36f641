import type { RemoteVendor } from '../spec/vendor.ts'
import { createComfyUi } from './provider.ts'

export const comfyui: RemoteVendor = {
  id: 'comfyui',
  label: 'ComfyUI',
  keysUrl: 'https://docs.comfy.org/get_started',
  keyVariable: 'COMFYUI_URL',
  keyExample: 'http://192.168.1.5:8188',
  maxKeyChars: 4_000,
  baseUrlVariable: 'COMFYUI_BASE_URL',
  keyIsAddress: true,
  open: createComfyUi,
}
