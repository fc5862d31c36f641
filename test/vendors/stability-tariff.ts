/** Stability AI's own price list in credits, a cent each, kept apart from the house's cards so that a wrong card shows. */
const credits: Record<string, number> = {
  'stable-image/generate/ultra': 8,
  'stable-image/generate/core': 3,
  'stable-image/upscale/fast': 2,
  'stable-image/upscale/conservative': 40,
  'stable-image/upscale/creative': 60,
  'stable-image/edit/erase': 5,
  'stable-image/edit/inpaint': 5,
  'stable-image/edit/outpaint': 4,
  'stable-image/edit/search-and-replace': 5,
  'stable-image/edit/search-and-recolor': 5,
  'stable-image/edit/remove-background': 5,
  'stable-image/control/sketch': 5,
  'stable-image/control/structure': 5,
  'stable-image/control/style': 5,
  'audio/stable-audio-2/text-to-audio': 20,
  'audio/stable-audio-2/audio-to-audio': 20,
}
const models: Record<string, number> = {
  'sd3.5-large': 6.5,
  'sd3.5-large-turbo': 4,
  'sd3.5-medium': 3.5,
  'sd3.5-flash': 2.5,
}

export const bill = (endpoint: string, { model }: Record<string, unknown>): number =>
  10_000 * (credits[endpoint] ?? models[String(model)] ?? Number.NaN)
