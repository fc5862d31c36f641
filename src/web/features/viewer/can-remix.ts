import type { Asset } from '#contract/asset.ts'

/** A text was not made from a shot, so no shot can begin with it. */
export const canRemix = ({ generation, kind }: Asset): boolean => generation !== null && kind !== 'text'
