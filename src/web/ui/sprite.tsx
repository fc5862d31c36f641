import type { Asset } from '#contract/asset.ts'

export type SpriteCut = NonNullable<Asset['sprite']>

export interface SpriteSheet {
  url: string
  cut: SpriteCut
}

/** The frame of a sprite that stands for a part (0 to 1) of the clip. */
export function frameOf(part: number, frames: number): number {
  return Math.min(frames - 1, Math.max(0, Math.floor(part * frames)))
}

/** Where the sheet lies so that the frame fills its box, as CSS percentages. */
export function spritePosition(
  frame: number,
  { columns, rows }: SpriteCut,
): { size: string; position: string } {
  const column = frame % columns
  const row = Math.floor(frame / columns)
  const x = columns > 1 ? (column / (columns - 1)) * 100 : 0
  const y = rows > 1 ? (row / (rows - 1)) * 100 : 0
  return { size: `${columns * 100}% ${rows * 100}%`, position: `${x}% ${y}%` }
}

/** One frame of a sprite sheet, filling its place; the picture below says what it shows. */
export function SpriteFrame({ sheet, part }: { sheet: SpriteSheet; part: number }) {
  const { size, position } = spritePosition(frameOf(part, sheet.cut.frames), sheet.cut)
  return (
    <span
      aria-hidden="true"
      className="absolute inset-0 block bg-well"
      style={{ backgroundImage: `url("${sheet.url}")`, backgroundSize: size, backgroundPosition: position }}
    />
  )
}
