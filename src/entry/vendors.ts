import { bfl } from '#providers/bfl/vendor.ts'
import { comfyui } from '#providers/comfyui/vendor.ts'
import { elevenlabs } from '#providers/elevenlabs/vendor.ts'
import { fal } from '#providers/fal/vendor.ts'
import { google } from '#providers/google/vendor.ts'
import { vertex } from '#providers/google/vertex/vendor.ts'
import { kling } from '#providers/kling/vendor.ts'
import { luma } from '#providers/luma/vendor.ts'
import { minimax } from '#providers/minimax/vendor.ts'
import { openai } from '#providers/openai/vendor.ts'
import { replicate } from '#providers/replicate/vendor.ts'
import { runway } from '#providers/runway/vendor.ts'
import type { RemoteVendor } from '#providers/spec/vendor.ts'
import { joinVendors } from '#providers/spec/with-text.ts'
import { stability } from '#providers/stability/vendor.ts'
import { textVendors } from '#providers/text/vendors.ts'
import { xai } from '#providers/xai/vendor.ts'

/** Every vendor of hosted engines, and of text models. A new one is a folder and a line here: settings, keys, doctor and docs follow. */
export const vendors: readonly RemoteVendor[] = joinVendors(
  [
    fal,
    replicate,
    runway,
    luma,
    bfl,
    openai,
    stability,
    kling,
    minimax,
    xai,
    elevenlabs,
    google,
    vertex,
    comfyui,
  ],
  textVendors,
)
