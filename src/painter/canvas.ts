/** The part of Canvas 2D that the painter uses, so that a browser canvas and a server canvas both fit. */
export type PaintContext = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'setTransform'
  | 'transform'
  | 'translate'
  | 'scale'
  | 'rotate'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'bezierCurveTo'
  | 'arc'
  | 'ellipse'
  | 'rect'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'clearRect'
  | 'createLinearGradient'
  | 'createRadialGradient'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'globalCompositeOperation'
  | 'imageSmoothingEnabled'
  | 'imageSmoothingQuality'
  | 'filter'
> & {
  readonly canvas: PaintCanvas
} & DrawImage

/** `object` on purpose: each canvas library takes its own kinds of picture, and is only ever given its own canvases. */
interface DrawImage {
  drawImage(image: object, x: number, y: number): void
  drawImage(image: object, x: number, y: number, width: number, height: number): void
  drawImage(
    image: object,
    fromX: number,
    fromY: number,
    fromWidth: number,
    fromHeight: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void
}

export interface PaintCanvas {
  readonly width: number
  readonly height: number
  getContext(kind: '2d'): PaintContext | null
}

export type CanvasFactory = (width: number, height: number) => PaintCanvas

/** An offscreen picture with its pen. */
export interface Surface {
  width: number
  height: number
  canvas: PaintCanvas
  context: PaintContext
}

export function openSurface(createCanvas: CanvasFactory, width: number, height: number): Surface {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This canvas has no 2d context.')
  return { width, height, canvas, context }
}
