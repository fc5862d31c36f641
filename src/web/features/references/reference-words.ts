import type { ReferenceKind } from '#contract/reference.ts'

export const kindLabels: Record<ReferenceKind, string> = {
  character: 'Character',
  product: 'Product',
  place: 'Place',
  style: 'Style',
}
