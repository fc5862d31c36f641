import { Color, SRGBColorSpace } from 'three'

/** One of our colour tokens as it is now, as three knows colours: it cannot read oklch, a canvas can. */
export function tokenColour(element: Element, token: string): Color {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d')
  const colour = new Color()
  if (context === null) return colour
  context.fillStyle = getComputedStyle(element).getPropertyValue(token)
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return colour.setRGB(r / 255, g / 255, b / 255, SRGBColorSpace)
}
