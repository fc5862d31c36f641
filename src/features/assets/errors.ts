import { defineErrors } from '#kernel/errors.ts'

export const AssetErrors = defineErrors({
  asset_not_ready: { status: 409, title: 'This file is still being prepared, or could not be used.' },
  unsupported_media: { status: 415, title: 'This kind of file is not supported.' },
  payload_too_large: { status: 413, title: 'This file is too large.' },
  range_not_satisfiable: { status: 416, title: 'The file is shorter than the part that was asked for.' },
})
